package org.gongqiao.app.roster.sheet;

/**
 * How much of a file is read at most. The standard values let a full sheet of 1,048,576 rows pass with room to spare and
 * keep the heap below 1 GB.
 *
 * @param fileBytes     size of the file as it was sent
 * @param partBytes     size of one part of a workbook when unpacked
 * @param packingRatio  how many times larger than packed a part may be, looked at beyond the first 32 MiB; rows of
 *                      persons stay far below, deflate can reach 1032
 * @param sharedBytes   UTF-8 size of all shared strings of a workbook together, held in memory
 * @param rows          last row number that is read
 * @param columns       cells beyond this column are not looked at
 * @param xlsBytes      size of an old binary workbook, whose strings the reading library keeps in memory; its format ends at 65,536 rows
 */
public record Limits(long fileBytes, long partBytes, int packingRatio, int sharedBytes, int rows, int columns, long xlsBytes) {

    public static final Limits STANDARD = new Limits(512L << 20, 6L << 30, 250, 256 << 20, 1_048_576, 256, 64L << 20);
}

package org.gongqiao.app.roster.sheet;

import java.io.IOException;
import java.util.List;

/**
 * A file whose rows can be streamed, sheet by sheet, any number of times. Memory does not grow with the number of rows.
 */
interface RowSource extends AutoCloseable {

    /** Takes one row; answers false to have no more of this sheet. */
    interface Taker {
        boolean take(SheetRow row);
    }

    /** Names in the order of the tabs; sheets that are hidden come last. A csv file has one, without a name. */
    List<String> sheets();

    /** Streams the rows of a sheet in order. Rows without any cell may be left out. */
    void read(int sheet, Taker taker) throws UnreadableFile, IOException;

    /** How far {@link #read} has come, in thousandths. Read from another thread. */
    int permille();

    @Override
    void close() throws IOException;
}

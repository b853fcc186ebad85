package org.gongqiao.app.documents;

/**
 * A paper that was made: the same content as an editable docx and as a PDF with its fonts inside. The same template
 * version, values and fonts give the same bytes.
 *
 * @param version of the template
 * @param title   the first title of the content; good as a file name without its ending
 * @param fonts   which fonts the PDF was set with, by file name and start of their SHA-256
 */
public record Paper(String template, int version, String title, byte[] docx, byte[] pdf, String docxSha256, String pdfSha256, int pages, String fonts) {

    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String PDF = "application/pdf";
}

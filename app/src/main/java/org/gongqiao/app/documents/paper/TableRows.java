package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.gongqiao.app.documents.paper.LineBreaks.TextLine;
import org.gongqiao.app.documents.paper.PaperFonts.Use;

/** A row of a table, in as many parts as it needs pages. */
final class TableRows {

    /** A row with more lines may go over a page, this many lines at a time. */
    private static final int WHOLE = 24;
    private static final int PART = 4;

    private record CellLines(float x, float width, List<TextLine> lines, boolean label) {}

    /** Lines {@code first} and following of a row; the first part has the upper edge and the last one the lower. */
    record Part(List<CellLines> cells, int first, int rows, boolean begins, boolean ends, PdfWriter.Show show) {

        float height() {
            return rows * Sheet.TABLE_LINE + (begins ? Sheet.TABLE_PAD : 0) + (ends ? Sheet.TABLE_PAD : 0);
        }

        void draw(PDPageContentStream page, float top) throws IOException {
            float left = cells.getFirst().x();
            float right = cells.getLast().x() + cells.getLast().width();
            float bottom = top + height();
            if (begins) {
                PdfWriter.rule(page, left, right, top, 0.5f);
            }
            if (ends) {
                PdfWriter.rule(page, left, right, bottom, 0.5f);
            }
            side(page, left, top, bottom);
            for (CellLines cell : cells) {
                side(page, cell.x() + cell.width(), top, bottom);
            }
            for (CellLines cell : cells) {
                int count = Math.max(0, Math.min(rows, cell.lines().size() - first));
                // Short cells stand in the middle of a row that is whole.
                float free = begins && ends ? (rows - cell.lines().size()) * Sheet.TABLE_LINE / 2 : 0;
                for (int i = 0; i < count; i++) {
                    TextLine line = cell.lines().get(first + i);
                    float x = cell.label() ? cell.x() + (cell.width() - line.width()) / 2 : cell.x() + Sheet.TABLE_PAD;
                    float y = top + (begins ? Sheet.TABLE_PAD : 0) + free + i * Sheet.TABLE_LINE + (Sheet.TABLE_LINE - Sheet.TABLE) / 2 + 0.88f * Sheet.TABLE;
                    show.show(page, line, cell.label() ? Use.HEADING : Use.BODY, Sheet.TABLE, 0, x, y, cell.label());
                }
            }
        }
    }

    private static void side(PDPageContentStream page, float x, float top, float bottom) throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo(x, Sheet.HEIGHT - top);
        page.lineTo(x, Sheet.HEIGHT - bottom);
        page.stroke();
    }

    private TableRows() {}

    static List<Part> of(Block.Row row, Typeface face, PdfWriter.Show show) throws IOException {
        float unit = Sheet.TEXT_WIDTH / row.widths().stream().mapToInt(Integer::intValue).sum();
        var cells = new ArrayList<CellLines>();
        float x = Sheet.LEFT;
        int column = 0;
        int most = 1;
        for (Block.Cell cell : row.cells()) {
            float width = 0;
            for (int i = 0; i < cell.columns(); i++) {
                width += row.widths().get(column++) * unit;
            }
            var breaks = new LineBreaks(face, cell.label() ? Use.HEADING : Use.BODY, Sheet.TABLE, 0);
            List<TextLine> lines = breaks.lines(cell.runs(), width - 2 * Sheet.TABLE_PAD, 0);
            most = Math.max(most, lines.size());
            cells.add(new CellLines(x, width, lines, cell.label()));
            x += width;
        }
        var parts = new ArrayList<Part>();
        int step = most <= WHOLE ? most : PART;
        for (int first = 0; first < most; first += step) {
            parts.add(new Part(cells, first, Math.min(step, most - first), first == 0, first + step >= most, show));
        }
        return parts;
    }
}

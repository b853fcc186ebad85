package org.gongqiao.app.documents.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.gongqiao.app.documents.PaperTemplate.Layout;
import org.gongqiao.app.documents.paper.LineBreaks.Glyph;
import org.gongqiao.app.documents.paper.LineBreaks.TextLine;
import org.gongqiao.app.documents.paper.PaperFonts.Use;
import org.jspecify.annotations.Nullable;

/**
 * Sets a paper as PDF: every block becomes items with a height, items are put on pages, pages are drawn. Nothing in the
 * file depends on when or where it is made.
 */
public final class PdfWriter {

    private static final Color RED = new Color(0xD0, 0x10, 0x10);
    /** Between the body of a stroke and twice its edge: how much bolder a plain font is made for a title. */
    private static final float THICKEN = 0.028f;

    private final Layout layout;
    private final Sheet sheet;
    private final Typeface face;
    private final List<Item> items = new ArrayList<>();
    private Block.@Nullable Imprint imprint;

    /** What came of it: {@code missing} are characters that no font has. */
    public record Written(byte[] bytes, int pages, Set<Integer> missing) {}

    @FunctionalInterface
    private interface Drawing {
        void draw(PDPageContentStream page, float top) throws IOException;
    }

    /**
     * @param keep   whether it stays on the page of the next item
     * @param repeat what is drawn again on top of a page that begins with this item: headings of a table
     */
    private record Item(float height, boolean keep, Drawing drawing, List<Item> repeat, boolean newPage) {

        Item(float height, boolean keep, Drawing drawing) {
            this(height, keep, drawing, List.of(), false);
        }
    }

    private PdfWriter(Layout layout, Typeface face) {
        this.layout = layout;
        this.sheet = Sheet.of(layout);
        this.face = face;
    }

    /** @param identity what the document's id is derived from: equal for equal papers */
    public static Written write(List<Block> blocks, Layout layout, String title, PaperFonts fonts, long identity) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument(); var face = new Typeface(document, fonts)) {
            var writer = new PdfWriter(layout, face);
            writer.lay(blocks);
            List<List<Item>> pages = writer.paginate();
            writer.draw(document, pages);
            var about = new PDDocumentInformation();
            about.setTitle(title);
            document.setDocumentInformation(about);
            document.getDocumentCatalog().setLanguage("zh-CN");
            var preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            document.setVersion(1.7f);
            document.setDocumentId(identity);
            if (face.missing().isEmpty()) {
                document.save(out);
            }
            return new Written(out.toByteArray(), document.getNumberOfPages(), Set.copyOf(face.missing()));
        } catch (IOException e) {
            throw new IllegalStateException("a paper could not be set", e);
        }
    }

    // Laying out: blocks to items.

    private void lay(List<Block> blocks) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            switch (blocks.get(i)) {
                case Block.Head head -> head(head);
                case Block.Number number -> number(number);
                case Block.Title title -> title(title);
                case Block.Recipient to -> {
                    gap(layout == Layout.LETTER ? sheet.line() : 0);
                    text(List.of(new Block.Run(to.text(), false)), Use.BODY, 0, Block.Place.LEFT, false, false);
                }
                case Block.Heading heading -> heading(heading);
                case Block.Paragraph paragraph -> text(paragraph.runs(), Use.BODY, paragraph.place() == Block.Place.INDENTED ? 2 : 0, paragraph.place(),
                        next instanceof Block.Signature, false);
                case Block.Enclosures enclosures -> enclosures(enclosures, next instanceof Block.Signature);
                case Block.Signature signature -> signature(signature, next instanceof Block.Remark);
                case Block.Remark remark -> text(List.of(new Block.Run(Wording.word("remark", remark.text()), false)), Use.BODY, 2, Block.Place.INDENTED, false, false);
                case Block.Imprint last -> imprint = last;
                case Block.Table table -> table(table);
                case Block.Gap ignored -> gap(sheet.line());
                case Block.PageBreak ignored -> items.add(new Item(0, false, (page, top) -> {}, List.of(), true));
            }
        }
    }

    /** Its upper edge 35 mm below that of the text; as large as fits on a line. */
    private void head(Block.Head head) throws IOException {
        var breaks = new LineBreaks(face, Use.TITLE, 1, 0);
        List<Glyph> glyphs = breaks.glyphs(List.of(new Block.Run(head.text(), false)));
        float size = Math.min(44, Sheet.TEXT_WIDTH * 0.98f / Math.max(1, breaks.width(glyphs)));
        gap(35 * Sheet.MM);
        var line = new TextLine(scaled(glyphs, size), breaks.width(glyphs) * size, true);
        items.add(new Item(size, true, (page, top) -> {
            page.setNonStrokingColor(RED);
            page.setStrokingColor(RED);
            show(page, line, Use.TITLE, size, 0, Sheet.LEFT + (Sheet.TEXT_WIDTH - line.width()) / 2, top + 0.88f * size, true);
            page.setNonStrokingColor(Color.BLACK);
            page.setStrokingColor(Color.BLACK);
        }));
    }

    private static List<Glyph> scaled(List<Glyph> glyphs, float size) {
        return glyphs.stream().map(glyph -> new Glyph(glyph.codePoint(), glyph.width() * size, glyph.bold())).toList();
    }

    /** Two lines below the head; the red line 4 mm below it, as wide as the text. */
    private void number(Block.Number number) throws IOException {
        gap(2 * sheet.line());
        var breaks = new LineBreaks(face, Use.BODY, sheet.size(), sheet.spacing());
        TextLine text = breaks.lines(List.of(new Block.Run(number.text(), false)), Sheet.TEXT_WIDTH, 0).getFirst();
        TextLine signer = breaks.lines(List.of(new Block.Run(number.signer(), false)), Sheet.TEXT_WIDTH, 0).getFirst();
        boolean upward = !number.signer().isEmpty();
        float rule = 4 * Sheet.MM;
        items.add(new Item(sheet.line() + rule, true, (page, top) -> {
            float x = upward ? Sheet.LEFT + sheet.pitch() : Sheet.LEFT + (Sheet.TEXT_WIDTH - text.width()) / 2;
            show(page, text, Use.BODY, sheet.size(), sheet.spacing(), x, top + baseline(), false);
            if (upward) {
                show(page, signer, Use.BODY, sheet.size(), sheet.spacing(), Sheet.LEFT + Sheet.TEXT_WIDTH - sheet.pitch() - signer.width(), top + baseline(), false);
            }
            page.setStrokingColor(RED);
            rule(page, Sheet.LEFT, Sheet.LEFT + Sheet.TEXT_WIDTH, top + sheet.line() + rule, 1.5f);
            page.setStrokingColor(Color.BLACK);
        }));
    }

    /** Lines of nearly equal length, so that none holds a single character. */
    private void title(Block.Title title) throws IOException {
        if (layout == Layout.LETTER) {
            gap(2 * sheet.line());
        }
        float line = Sheet.TITLE * 1.6f;
        var breaks = new LineBreaks(face, Use.TITLE, Sheet.TITLE, 0);
        for (String part : title.text().split("\n")) {
            List<Block.Run> runs = List.of(new Block.Run(part, false));
            float width = breaks.width(breaks.glyphs(runs));
            int count = (int) Math.ceil(width / Sheet.TEXT_WIDTH);
            float each = count <= 1 ? Sheet.TEXT_WIDTH : Math.min(Sheet.TEXT_WIDTH, width / count + Sheet.TITLE);
            for (TextLine text : breaks.lines(runs, each, 0)) {
                items.add(new Item(line, true, (page, top) -> show(page, text, Use.TITLE, Sheet.TITLE, 0,
                        Sheet.LEFT + (Sheet.TEXT_WIDTH - text.width()) / 2, top + (line - Sheet.TITLE) / 2 + 0.88f * Sheet.TITLE, true)));
            }
        }
        if (layout == Layout.FORM) {
            gap(sheet.line() / 2);
        }
    }

    private void heading(Block.Heading heading) throws IOException {
        Use use = switch (heading.level()) {
            case 1 -> Use.HEADING;
            case 2 -> Use.SUBHEADING;
            default -> Use.BODY;
        };
        text(List.of(new Block.Run(heading.text(), heading.level() == 1)), use, 2, Block.Place.INDENTED, false, true);
    }

    /** @param heading stays with what follows where it is one line; a longer one is a sentence with a number */
    private void text(List<Block.Run> runs, Use use, int indent, Block.Place place, boolean keepLast, boolean heading) throws IOException {
        var breaks = new LineBreaks(face, use, sheet.size(), sheet.spacing());
        float first = indent * sheet.pitch();
        List<TextLine> lines = breaks.lines(runs, Sheet.TEXT_WIDTH, first);
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            float x = switch (place) {
                case INDENTED, LEFT -> Sheet.LEFT + (i == 0 ? first : 0);
                case CENTRE -> Sheet.LEFT + (Sheet.TEXT_WIDTH - line.width()) / 2;
                case RIGHT -> Sheet.LEFT + Sheet.TEXT_WIDTH - 2 * sheet.pitch() - line.width();
            };
            float room = Sheet.TEXT_WIDTH - (i == 0 ? first : 0);
            float stretch = place == Block.Place.INDENTED || place == Block.Place.LEFT ? stretch(line, room) : 0;
            items.add(new Item(sheet.line(), heading && lines.size() == 1 || keepLast && i >= lines.size() - 2, (page, top) ->
                    show(page, line, use, sheet.size(), sheet.spacing() + stretch, x, top + baseline(), use != Use.BODY && use != Use.SUBHEADING)));
        }
    }

    /** A full line reaches the edge; one that a long word broke early stays as it is. */
    private float stretch(TextLine line, float room) {
        float slack = room - line.width() + sheet.spacing();
        if (line.last() || line.glyphs().size() < 2 || slack > 2 * sheet.pitch() || slack < -sheet.pitch()) {
            return 0;
        }
        return slack / (line.glyphs().size() - 1);
    }

    /** A line below the body, two characters in; numbered where there are several, names aligned. */
    private void enclosures(Block.Enclosures enclosures, boolean keep) throws IOException {
        gap(sheet.line());
        var breaks = new LineBreaks(face, Use.BODY, sheet.size(), sheet.spacing());
        String word = Wording.word("attachment");
        float wordWidth = breaks.width(breaks.glyphs(List.of(new Block.Run(word, false))));
        boolean many = enclosures.names().size() > 1;
        for (int n = 0; n < enclosures.names().size(); n++) {
            String mark = many ? (n + 1) + "." : "";
            float markWidth = breaks.width(breaks.glyphs(List.of(new Block.Run(mark, false))));
            float start = Sheet.LEFT + 2 * sheet.pitch() + wordWidth;
            String head = n == 0 ? word : "";
            List<TextLine> lines = breaks.lines(List.of(new Block.Run(enclosures.names().get(n), false)), Sheet.LEFT + Sheet.TEXT_WIDTH - start - markWidth, 0);
            TextLine headLine = breaks.lines(List.of(new Block.Run(head, false)), Sheet.TEXT_WIDTH, 0).getFirst();
            TextLine markLine = breaks.lines(List.of(new Block.Run(mark, false)), Sheet.TEXT_WIDTH, 0).getFirst();
            for (int i = 0; i < lines.size(); i++) {
                boolean first = i == 0;
                TextLine line = lines.get(i);
                items.add(new Item(sheet.line(), keep, (page, top) -> {
                    if (first) {
                        show(page, headLine, Use.BODY, sheet.size(), sheet.spacing(), start - wordWidth, top + baseline(), false);
                        show(page, markLine, Use.BODY, sheet.size(), sheet.spacing(), start, top + baseline(), false);
                    }
                    show(page, line, Use.BODY, sheet.size(), sheet.spacing(), start + markWidth, top + baseline(), false);
                }));
            }
        }
    }

    /** The date four characters from the right edge, the name centred over it, with room for the seal above. */
    private void signature(Block.Signature signature, boolean keep) throws IOException {
        var breaks = new LineBreaks(face, Use.BODY, sheet.size(), sheet.spacing());
        float most = Sheet.TEXT_WIDTH - 4 * sheet.pitch();
        List<TextLine> by = signature.by().isEmpty() ? List.of() : breaks.lines(List.of(new Block.Run(signature.by(), false)), most, 0);
        TextLine date = breaks.lines(List.of(new Block.Run(signature.date(), false)), most, 0).getFirst();
        float right = Sheet.LEFT + Sheet.TEXT_WIDTH - 4 * sheet.pitch();
        float centre = right - date.width() / 2;
        float widest = 0;
        for (TextLine line : by) {
            widest = Math.max(widest, line.width());
        }
        // A name longer than the date would leave the sheet on the right: date and name move left together.
        float shift = Math.max(0, centre + widest / 2 - (Sheet.LEFT + Sheet.TEXT_WIDTH - 2 * sheet.pitch()));
        items.add(new Item(2 * sheet.line(), true, (page, top) -> {}));
        for (TextLine line : by) {
            items.add(new Item(sheet.line(), true, (page, top) ->
                    show(page, line, Use.BODY, sheet.size(), sheet.spacing(), centre - shift - line.width() / 2, top + baseline(), false)));
        }
        items.add(new Item(sheet.line(), keep, (page, top) ->
                show(page, date, Use.BODY, sheet.size(), sheet.spacing(), right - shift - date.width(), top + baseline(), false)));
    }

    private void table(Block.Table table) throws IOException {
        gap(Sheet.TABLE_PAD);
        var headings = new ArrayList<Item>();
        boolean leading = true;
        boolean follows = table.rows().size() > 1;
        for (Block.Row row : table.rows()) {
            List<Item> parts = TableRows.of(row, face, this::show).stream()
                    .map(part -> new Item(part.height(), false, part::draw, List.copyOf(headings), false)).toList();
            boolean heading = leading && row.isHeading() && follows;
            for (Item part : parts) {
                items.add(heading ? new Item(part.height(), true, part.drawing()) : part);
            }
            if (heading) {
                headings.addAll(parts);
            }
            leading = heading;
        }
        gap(Sheet.TABLE_PAD);
    }

    private void gap(float height) {
        if (height > 0) {
            items.add(new Item(height, true, (page, top) -> {}));
        }
    }

    private float baseline() {
        return (sheet.line() - sheet.size()) / 2 + 0.88f * sheet.size();
    }

    // Paging.

    private List<List<Item>> paginate() {
        var pages = new ArrayList<List<Item>>();
        pages.add(new ArrayList<>());
        float used = 0;
        for (int i = 0; i < items.size(); ) {
            Item item = items.get(i);
            if (item.newPage()) {
                pages.add(new ArrayList<>());
                used = 0;
                i++;
                continue;
            }
            int until = i + 1;
            float height = item.height();
            while (items.get(until - 1).keep() && until < items.size() && !items.get(until).newPage()) {
                height += items.get(until).height();
                until++;
            }
            if (height > Sheet.TEXT_HEIGHT) {
                // What cannot stay together on any page is broken where the page ends.
                until = i + 1;
                height = item.height();
            }
            List<Item> page = pages.getLast();
            if (used + height > Sheet.TEXT_HEIGHT + 0.5f && !page.isEmpty()) {
                page = new ArrayList<>();
                pages.add(page);
                used = 0;
                for (Item again : item.repeat()) {
                    page.add(again);
                    used += again.height();
                }
            }
            for (; i < until; i++) {
                page.add(items.get(i));
                used += items.get(i).height();
            }
        }
        return pages;
    }

    // Drawing.

    private void draw(PDDocument document, List<List<Item>> pages) throws IOException {
        Imprints imprints = imprint == null ? null : Imprints.of(imprint, face, this::show);
        float lastUsed = (float) pages.getLast().stream().mapToDouble(Item::height).sum();
        if (imprints != null && lastUsed + imprints.height() > Sheet.TEXT_HEIGHT) {
            pages.add(List.of());
        }
        for (int n = 0; n < pages.size(); n++) {
            var page = new PDPage(new PDRectangle(Sheet.WIDTH, Sheet.HEIGHT));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                float top = Sheet.TOP;
                for (Item item : pages.get(n)) {
                    item.drawing().draw(content, top);
                    top += item.height();
                }
                if (imprints != null && n == pages.size() - 1) {
                    imprints.draw(content, Sheet.TOP + Sheet.TEXT_HEIGHT - imprints.height());
                }
                pageNumber(content, n + 1);
            }
        }
    }

    /** Size 4, 7 mm below the text; of letters on the outer side, one character in, of forms in the middle. */
    private void pageNumber(PDPageContentStream content, int number) throws IOException {
        var breaks = new LineBreaks(face, Use.BODY, Sheet.SMALL, 0);
        TextLine line = breaks.lines(List.of(new Block.Run(Wording.word("page", Integer.toString(number)), false)), Sheet.TEXT_WIDTH, 0).getFirst();
        float x = layout == Layout.FORM ? Sheet.LEFT + (Sheet.TEXT_WIDTH - line.width()) / 2
                : number % 2 == 0 ? Sheet.LEFT + Sheet.SMALL : Sheet.LEFT + Sheet.TEXT_WIDTH - Sheet.SMALL - line.width();
        show(content, line, Use.BODY, Sheet.SMALL, 0, x, Sheet.TOP + Sheet.TEXT_HEIGHT + 7 * Sheet.MM + 0.5f * Sheet.SMALL, false);
    }

    /** Shows a line with its baseline {@code y} below the upper edge of the sheet. */
    @FunctionalInterface
    interface Show {
        void show(PDPageContentStream page, TextLine line, Use use, float size, float spacing, float x, float y, boolean strong) throws IOException;
    }

    private void show(PDPageContentStream page, TextLine line, Use use, float size, float spacing, float x, float y, boolean strong) throws IOException {
        if (line.glyphs().isEmpty()) {
            return;
        }
        page.beginText();
        page.setCharacterSpacing(spacing);
        page.newLineAtOffset(x, Sheet.HEIGHT - y);
        var run = new StringBuilder();
        Typeface.@Nullable Font font = null;
        boolean bold = false;
        for (Glyph glyph : line.glyphs()) {
            if (face.isMissing(glyph.codePoint())) {
                continue;
            }
            Typeface.Font own = face.font(use, glyph.codePoint());
            boolean thick = glyph.bold() || strong && face.isPlain(use);
            if (font != null && (own != font || thick != bold)) {
                run(page, run, font, size, bold);
            }
            font = own;
            bold = thick;
            run.appendCodePoint(glyph.codePoint());
        }
        if (font != null) {
            run(page, run, font, size, bold);
        }
        page.endText();
    }

    private static void run(PDPageContentStream page, StringBuilder text, Typeface.Font font, float size, boolean bold) throws IOException {
        page.setFont(font.pdf(), size);
        page.setRenderingMode(bold ? org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.FILL_STROKE
                : org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.FILL);
        if (bold) {
            page.setLineWidth(THICKEN * size);
        }
        page.showText(text.toString());
        text.setLength(0);
    }

    static void rule(PDPageContentStream page, float from, float until, float y, float width) throws IOException {
        page.setLineWidth(width);
        page.moveTo(from, Sheet.HEIGHT - y);
        page.lineTo(until, Sheet.HEIGHT - y);
        page.stroke();
    }
}

package org.gongqiao.app.documents.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongqiao.app.documents.PaperTemplate.Layout;

/**
 * Writes a paper as docx (ISO/IEC 29500, transitional) for whoever must still change it: the same blocks as the PDF, with
 * styles that say what they are. Entries are stored with a fixed time, so that equal papers are equal files. Fonts are
 * named, not contained; the names are those that GB/T 9704 asks for, with substitutes.
 */
public final class DocxWriter {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int WIDTH = 8844;
    private static final int LINE = 580;
    private static final int CHARACTER = 316;
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final Layout layout;
    private final StringBuilder body = new StringBuilder(16_384);

    private DocxWriter(Layout layout) {
        this.layout = layout;
    }

    public static byte[] write(List<Block> blocks, Layout layout, String title) {
        var writer = new DocxWriter(layout);
        blocks.forEach(writer::block);
        return writer.zip(title);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Head head -> {
                int half = 2 * Math.max(12, Math.min(44, 433 / Math.max(1, head.text().codePointCount(0, head.text().length()))));
                paragraph("PaperHead", "", "<w:sz w:val=\"" + half + "\"/><w:szCs w:val=\"" + half + "\"/>", head.text());
            }
            case Block.Number number -> {
                if (number.signer().isEmpty()) {
                    paragraph("PaperNumber", "", "", number.text());
                } else {
                    body.append("<w:p><w:pPr><w:pStyle w:val=\"PaperNumber\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"").append(WIDTH - CHARACTER)
                            .append("\"/></w:tabs><w:ind w:left=\"").append(CHARACTER).append("\"/><w:jc w:val=\"left\"/></w:pPr>");
                    run(number.text(), "");
                    body.append("<w:r><w:tab/></w:r>");
                    run(number.signer(), "");
                    body.append("</w:p>");
                }
            }
            case Block.Title title -> paragraph("PaperTitle", "", "", title.text());
            case Block.Recipient to -> paragraph("PaperRecipient", "", "", to.text());
            case Block.Heading heading -> paragraph("PaperHeading" + heading.level(), "", "", heading.text());
            case Block.Paragraph paragraph -> paragraph(switch (paragraph.place()) {
                case INDENTED -> "PaperBody";
                case LEFT -> "PaperLeft";
                case CENTRE -> "PaperCentre";
                case RIGHT -> "PaperRight";
            }, "", paragraph.runs());
            case Block.Enclosures enclosures -> enclosures(enclosures);
            case Block.Signature signature -> {
                if (!signature.by().isEmpty()) {
                    paragraph("PaperSignature", "", "", signature.by());
                }
                paragraph("PaperDate", "", "", signature.date());
            }
            case Block.Remark remark -> paragraph("PaperBody", "", "", Wording.word("remark", remark.text()));
            case Block.Imprint imprint -> imprint(imprint);
            case Block.Table table -> table(table);
            case Block.Gap ignored -> paragraph("PaperLeft", "", "", "");
            case Block.PageBreak ignored -> body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        }
    }

    private void enclosures(Block.Enclosures enclosures) {
        String word = Wording.word("attachment");
        boolean many = enclosures.names().size() > 1;
        int hang = word.length() + (many ? 1 : 0);
        for (int n = 0; n < enclosures.names().size(); n++) {
            String indent = n == 0
                    ? "<w:spacing w:before=\"" + LINE + "\"/><w:ind w:left=\"" + (2 + hang) * CHARACTER + "\" w:hanging=\"" + hang * CHARACTER + "\"/>"
                    : "<w:ind w:left=\"" + (2 + hang) * CHARACTER + "\" w:hanging=\"" + CHARACTER + "\"/>";
            paragraph("PaperLeft", indent, "", (n == 0 ? word : "") + (many ? (n + 1) + "." : "") + enclosures.names().get(n));
        }
    }

    private void table(Block.Table table) {
        var edges = new TreeSet<Integer>();
        for (Block.Row row : table.rows()) {
            edges.addAll(edges(row));
        }
        List<Integer> grid = List.copyOf(edges);
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"").append(WIDTH).append("\" w:type=\"dxa\"/><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            body.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        }
        body.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for (int i = 1; i < grid.size(); i++) {
            body.append("<w:gridCol w:w=\"").append(grid.get(i) - grid.get(i - 1)).append("\"/>");
        }
        body.append("</w:tblGrid>");
        boolean leading = table.rows().size() > 1;
        for (Block.Row row : table.rows()) {
            leading &= row.isHeading();
            body.append("<w:tr><w:trPr>").append(leading ? "<w:cantSplit/><w:tblHeader/>" : "").append("</w:trPr>");
            List<Integer> own = edges(row);
            int column = 0;
            for (Block.Cell cell : row.cells()) {
                int from = own.get(column);
                int until = own.get(column + cell.columns());
                column += cell.columns();
                body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(until - from).append("\" w:type=\"dxa\"/>");
                int span = grid.indexOf(until) - grid.indexOf(from);
                if (span > 1) {
                    body.append("<w:gridSpan w:val=\"").append(span).append("\"/>");
                }
                body.append("<w:vAlign w:val=\"center\"/></w:tcPr>");
                paragraph(cell.label() ? "PaperLabel" : "PaperCell", "", cell.runs());
                body.append("</w:tc>");
            }
            body.append("</w:tr>");
        }
        body.append("</w:tbl>");
        // Two tables in a row would become one.
        body.append("<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    /** Where the columns of a row begin, and where the last one ends. */
    private static List<Integer> edges(Block.Row row) {
        int sum = row.widths().stream().mapToInt(Integer::intValue).sum();
        var edges = new ArrayList<Integer>();
        int at = 0;
        edges.add(0);
        for (int width : row.widths()) {
            at += width;
            edges.add(Math.toIntExact((long) WIDTH * at / sum));
        }
        return edges;
    }

    /** A table without sides at the foot of the page on which it stands. */
    private void imprint(Block.Imprint imprint) {
        boolean copies = !imprint.copies().isEmpty();
        boolean issuer = !imprint.issuer().isEmpty() || !imprint.issued().isEmpty();
        body.append("<w:tbl><w:tblPr><w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" w:tblpXSpec=\"left\" "
                + "w:tblpYSpec=\"bottom\"/><w:tblW w:w=\"").append(WIDTH).append("\" w:type=\"dxa\"/><w:tblBorders>"
                + "<w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>"
                + "<w:insideH w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
                + "<w:tblGrid><w:gridCol w:w=\"").append(WIDTH).append("\"/></w:tblGrid>");
        if (copies) {
            imprintRow(Wording.word("copies") + imprint.copies(), "");
        }
        if (issuer) {
            imprintRow(imprint.issuer(), imprint.issued().isEmpty() ? "" : Wording.word("issued", imprint.issued()));
        }
        body.append("</w:tbl><w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    private void imprintRow(String left, String right) {
        body.append("<w:tr><w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTH).append("\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"PaperImprint\"/></w:pPr>");
        run(left, "");
        if (!right.isEmpty()) {
            body.append("<w:r><w:tab/></w:r>");
            run(right, "");
        }
        body.append("</w:p></w:tc></w:tr>");
    }

    private void paragraph(String style, String properties, String runProperties, String text) {
        body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>").append(properties).append("</w:pPr>");
        run(text, runProperties);
        body.append("</w:p>");
    }

    private void paragraph(String style, String properties, List<Block.Run> runs) {
        body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>").append(properties).append("</w:pPr>");
        runs.forEach(run -> run(run.text(), run.bold() ? "<w:b/>" : ""));
        body.append("</w:p>");
    }

    private void run(String text, String properties) {
        if (text.isEmpty()) {
            return;
        }
        body.append("<w:r>");
        if (!properties.isEmpty()) {
            body.append("<w:rPr>").append(properties).append("</w:rPr>");
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            body.append(i > 0 ? "<w:br/>" : "").append("<w:t xml:space=\"preserve\">").append(escape(lines[i])).append("</w:t>");
        }
        body.append("</w:r>");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    // The parts of the package.

    private byte[] zip(String title) {
        boolean letter = layout == Layout.LETTER;
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.STORED);
            entry(zip, "[Content_Types].xml", XML + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    + part("/word/document.xml", "document.main") + part("/word/styles.xml", "styles") + part("/word/settings.xml", "settings")
                    + part("/word/fontTable.xml", "fontTable") + part("/word/footer1.xml", "footer") + (letter ? part("/word/footer2.xml", "footer") : "")
                    + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
            entry(zip, "_rels/.rels", relations(List.of(
                    relation(1, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                    relation(2, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"))));
            entry(zip, "docProps/core.xml", XML + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                    + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + escape(title) + "</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>");
            String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
            var relations = new ArrayList<>(List.of(relation(1, office + "styles", "styles.xml"), relation(2, office + "settings", "settings.xml"),
                    relation(3, office + "fontTable", "fontTable.xml"), relation(4, office + "footer", "footer1.xml")));
            if (letter) {
                relations.add(relation(5, office + "footer", "footer2.xml"));
            }
            entry(zip, "word/_rels/document.xml.rels", relations(relations));
            entry(zip, "word/document.xml", XML + "<w:document " + W + "><w:body>" + body + section(letter) + "</w:body></w:document>");
            entry(zip, "word/styles.xml", XML + DocxStyles.styles(layout, W));
            entry(zip, "word/settings.xml", XML + "<w:settings " + W + ">" + (letter ? "<w:evenAndOddHeaders/>" : "")
                    + "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                    + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>");
            entry(zip, "word/fontTable.xml", XML + DocxStyles.fonts(W));
            entry(zip, "word/footer1.xml", footer(letter ? "right" : "center"));
            if (letter) {
                entry(zip, "word/footer2.xml", footer("left"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String section(boolean letter) {
        return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>" + (letter ? "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>" : "")
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1304\" w:gutter=\"0\"/>"
                + (letter ? "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"" + LINE + "\" w:charSpace=\"-845\"/>" : "") + "</w:sectPr>";
    }

    private static String footer(String side) {
        String[] around = Wording.word("page", "\u0000").split("\u0000", -1);
        String indent = side.equals("center") ? "" : "<w:ind w:left=\"280\" w:right=\"280\"/>";
        return XML + "<w:ftr " + W + "><w:p><w:pPr><w:pStyle w:val=\"PaperPage\"/>" + indent + "<w:jc w:val=\"" + side + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
                + escape(around[0]) + "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\">"
                + escape(around[1]) + "</w:t></w:r></w:p></w:ftr>";
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"" + name + "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + type + "+xml\"/>";
    }

    private static String relation(int id, String type, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(List<String> all) {
        return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + String.join("", all) + "</Relationships>";
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(bytes);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}

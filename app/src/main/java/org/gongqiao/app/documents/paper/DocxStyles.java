package org.gongqiao.app.documents.paper;

import java.util.List;
import org.gongqiao.app.documents.PaperTemplate.Layout;

/** Styles and fonts of a docx, named for what they are, so that a hand-made change keeps the layout. */
final class DocxStyles {

    private DocxStyles() {}

    static String styles(Layout layout, String namespaces) {
        boolean letter = layout == Layout.LETTER;
        int size = letter ? 32 : 28;
        String line = letter ? "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/>" : "<w:spacing w:line=\"500\" w:lineRule=\"exact\"/>";
        String indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"" + (letter ? 632 : 560) + "\"/>";
        int character = letter ? 316 : 280;
        var out = new StringBuilder("<w:styles ").append(namespaces).append("><w:docDefaults><w:rPrDefault><w:rPr>").append(font("body"))
                .append("<w:sz w:val=\"").append(size).append("\"/><w:szCs w:val=\"").append(size)
                .append("\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
                .append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
        style(out, "PaperHead", "<w:spacing w:before=\"1984\" w:after=\"0\"/><w:jc w:val=\"center\"/>", font("title") + "<w:color w:val=\"D01010\"/>");
        style(out, "PaperNumber", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"11\" w:color=\"D01010\"/></w:pBdr>"
                + "<w:spacing w:before=\"1160\" w:line=\"580\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", "");
        style(out, "PaperTitle", "<w:keepNext/><w:spacing w:before=\"" + (letter ? 1160 : 0) + "\" w:after=\"" + (letter ? 580 : 250)
                + "\" w:line=\"700\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", font("title") + "<w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>");
        style(out, "PaperRecipient", line + "<w:jc w:val=\"left\"/>", "");
        style(out, "PaperBody", line + indent + "<w:jc w:val=\"both\"/>", "");
        style(out, "PaperLeft", line + "<w:jc w:val=\"left\"/>", "");
        style(out, "PaperCentre", line + "<w:jc w:val=\"center\"/>", "");
        style(out, "PaperRight", line + "<w:ind w:right=\"" + 2 * character + "\"/><w:jc w:val=\"right\"/>", "");
        style(out, "PaperHeading1", "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"1\"/>", font("heading"));
        style(out, "PaperHeading2", "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"2\"/>", font("subheading"));
        style(out, "PaperHeading3", "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"3\"/>", "");
        style(out, "PaperHeading4", "<w:keepNext/>" + line + indent + "<w:outlineLvl w:val=\"4\"/>", "");
        style(out, "PaperSignature", "<w:keepNext/><w:spacing w:before=\"1160\" w:line=\"580\" w:lineRule=\"exact\"/><w:ind w:right=\"" + 4 * character
                + "\"/><w:jc w:val=\"right\"/>", "");
        style(out, "PaperDate", line + "<w:ind w:right=\"" + 4 * character + "\"/><w:jc w:val=\"right\"/>", "");
        style(out, "PaperCell", "<w:spacing w:line=\"360\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>");
        style(out, "PaperLabel", "<w:spacing w:line=\"360\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
                font("heading") + "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>");
        style(out, "PaperImprint", "<w:tabs><w:tab w:val=\"right\" w:pos=\"8400\"/></w:tabs><w:spacing w:line=\"440\" w:lineRule=\"exact\"/>"
                + "<w:ind w:left=\"280\" w:right=\"280\"/>", "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
        style(out, "PaperPage", "", "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
        return out.append("</w:styles>").toString();
    }

    static String fonts(String namespaces) {
        var out = new StringBuilder("<w:fonts ").append(namespaces).append('>');
        for (String use : List.of("body", "title", "heading", "subheading")) {
            out.append("<w:font w:name=\"").append(DocxWriter.escape(Wording.word("font." + use))).append("\"><w:altName w:val=\"")
                    .append(DocxWriter.escape(Wording.word("font.alternative." + use))).append("\"/><w:charset w:val=\"86\"/></w:font>");
        }
        return out.append("</w:fonts>").toString();
    }

    private static String font(String use) {
        String latin = DocxWriter.escape(Wording.word("font.latin"));
        return "<w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" + latin + "\" w:eastAsia=\"" + DocxWriter.escape(Wording.word("font." + use))
                + "\" w:cs=\"" + latin + "\"/>";
    }

    private static void style(StringBuilder out, String id, String paragraph, String run) {
        out.append("<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"").append(id).append("\"><w:name w:val=\"").append(id)
                .append("\"/><w:basedOn w:val=\"Normal\"/><w:pPr>").append(paragraph).append("</w:pPr>")
                .append(run.isEmpty() ? "" : "<w:rPr>" + run + "</w:rPr>").append("</w:style>");
    }
}

package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.documents.paper.PaperFonts.Use;

/**
 * Breaks text into lines as Chinese is set (GB/T 15834, W3C clreq): between any two characters, but no closing mark at the
 * start of a line, no opening one at its end, and no word or number apart where it fits on a line.
 */
final class LineBreaks {

    private static final String NOT_FIRST = "，。、；：？！）》〉」』】〕］｝”’…—·,.;:?!)]}%℃°′″～";
    private static final String NOT_LAST = "（《〈「『【〔［｛“‘([{￥¥$№";

    /** A character as it will stand. */
    record Glyph(int codePoint, float width, boolean bold) {}

    record TextLine(List<Glyph> glyphs, float width, boolean last) {}

    private final Typeface face;
    private final Use use;
    private final float size;
    private final float spacing;

    LineBreaks(Typeface face, Use use, float size, float spacing) {
        this.face = face;
        this.use = use;
        this.size = size;
        this.spacing = spacing;
    }

    List<Glyph> glyphs(List<Block.Run> runs) throws IOException {
        var glyphs = new ArrayList<Glyph>();
        for (Block.Run run : runs) {
            for (int i = 0; i < run.text().length(); ) {
                int c = run.text().codePointAt(i);
                i += Character.charCount(c);
                glyphs.add(new Glyph(c, c == '\n' ? 0 : face.width(use, c) * size + spacing, run.bold()));
            }
        }
        return glyphs;
    }

    float width(List<Glyph> glyphs) {
        float sum = 0;
        for (Glyph glyph : glyphs) {
            sum += glyph.width();
        }
        return sum;
    }

    /** @param first how much narrower the first line is */
    List<TextLine> lines(List<Block.Run> runs, float width, float first) throws IOException {
        List<Glyph> glyphs = glyphs(runs);
        var lines = new ArrayList<TextLine>();
        int from = 0;
        while (from < glyphs.size()) {
            int until = end(glyphs, from, lines.isEmpty() ? width - first : width);
            boolean ends = until < glyphs.size() && glyphs.get(until).codePoint() == '\n';
            int kept = until;
            while (kept > from && glyphs.get(kept - 1).codePoint() == ' ') {
                kept--;
            }
            List<Glyph> line = List.copyOf(glyphs.subList(from, kept));
            lines.add(new TextLine(line, width(line), ends || until >= glyphs.size()));
            from = ends ? until + 1 : until;
            if (ends && from == glyphs.size()) {
                lines.add(new TextLine(List.of(), 0, true));
            }
            while (!ends && from < glyphs.size() && glyphs.get(from).codePoint() == ' ') {
                from++;
            }
        }
        if (lines.isEmpty()) {
            lines.add(new TextLine(List.of(), 0, true));
        }
        return lines;
    }

    /** Index behind the last glyph of the line that begins at {@code from}. */
    private static int end(List<Glyph> glyphs, int from, float width) {
        float used = 0;
        int at = from;
        while (at < glyphs.size() && glyphs.get(at).codePoint() != '\n') {
            used += glyphs.get(at).width();
            // The space between characters behind the last one does not count.
            if (used > width + 0.5f) {
                break;
            }
            at++;
        }
        if (at == glyphs.size() || glyphs.get(at).codePoint() == '\n') {
            return at;
        }
        for (int cut = at; cut > from; cut--) {
            if (mayBreak(glyphs.get(cut - 1).codePoint(), glyphs.get(cut).codePoint())) {
                return cut;
            }
        }
        return Math.max(at, from + 1);
    }

    static boolean mayBreak(int before, int after) {
        if (after == ' ') {
            return true;
        }
        if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
            return before == ' ' && NOT_FIRST.indexOf(after) < 0;
        }
        return !(isWord(before) && isWord(after));
    }

    private static boolean isWord(int c) {
        return c > ' ' && c < 0x2000 || c >= 0xFF10 && c <= 0xFF19;
    }
}

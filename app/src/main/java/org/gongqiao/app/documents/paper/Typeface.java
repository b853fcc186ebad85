package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.gongqiao.app.documents.paper.PaperFonts.Face;
import org.gongqiao.app.documents.paper.PaperFonts.Use;
import org.jspecify.annotations.Nullable;

/** The fonts of one PDF: which of them has a character, how wide it is, and which characters none has. */
final class Typeface implements AutoCloseable {

    /** A font in the document, of which only what is used will be kept. */
    record Font(PDType0Font pdf, TrueTypeFont parsed, CmapLookup characters) {

        float width(int codePoint) throws IOException {
            return pdf.getStringWidth(Character.toString(codePoint)) / 1000;
        }
    }

    private final PDDocument document;
    private final PaperFonts fonts;
    private final Map<String, Font> open = new HashMap<>();
    private final Map<Use, List<Font>> byUse = new EnumMap<>(Use.class);
    private final Map<Long, Float> widths = new HashMap<>();
    private final Set<Integer> missing = new TreeSet<>();

    Typeface(PDDocument document, PaperFonts fonts) {
        this.document = document;
        this.fonts = fonts;
    }

    /** The font for a character; where none has it, the first, and the character is among the missing. */
    Font font(Use use, int codePoint) throws IOException {
        List<Font> choice = choice(use);
        for (Font font : choice) {
            if (font.characters().getGlyphId(codePoint) > 0) {
                return font;
            }
        }
        missing.add(codePoint);
        return choice.getLast();
    }

    float width(Use use, int codePoint) throws IOException {
        long key = (long) use.ordinal() << 32 | codePoint;
        Float known = widths.get(key);
        if (known == null) {
            Font font = font(use, codePoint);
            known = missing.contains(codePoint) ? 1f : font.width(codePoint);
            widths.put(key, known);
        }
        return known;
    }

    boolean isMissing(int codePoint) {
        return missing.contains(codePoint);
    }

    /** Whether the writer must thicken this use itself. */
    boolean isPlain(Use use) {
        return !fonts.hasOwn(use);
    }

    Set<Integer> missing() {
        return missing;
    }

    private List<Font> choice(Use use) throws IOException {
        List<Font> found = byUse.get(use);
        if (found == null) {
            found = new ArrayList<>();
            for (Face face : fonts.faces(use)) {
                found.add(open(face));
            }
            byUse.put(use, found);
        }
        return found;
    }

    private Font open(Face face) throws IOException {
        @Nullable Font font = open.get(face.sha256());
        if (font == null) {
            TrueTypeFont parsed = face.parse();
            font = new Font(PDType0Font.load(document, parsed, true), parsed, parsed.getUnicodeCmapLookup());
            open.put(face.sha256(), font);
        }
        return font;
    }

    @Override
    public void close() throws IOException {
        for (Font font : open.values()) {
            font.parsed().close();
        }
    }
}

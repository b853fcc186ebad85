package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.gongqiao.app.documents.paper.LineBreaks.TextLine;
import org.gongqiao.app.documents.paper.PaperFonts.Use;

/** The imprint at the foot of the last page: copies, who printed it and when, between rules (GB/T 9704-2012, 7.4). */
final class Imprints {

    private static final float LINE = 22;

    private final List<TextLine> copies;
    private final TextLine issuer;
    private final TextLine issued;
    private final float copiesWidth;
    private final PdfWriter.Show show;
    private final boolean hasCopies;
    private final boolean hasIssuer;

    private Imprints(List<TextLine> copies, float copiesWidth, TextLine issuer, TextLine issued, PdfWriter.Show show, boolean hasCopies, boolean hasIssuer) {
        this.copies = copies;
        this.copiesWidth = copiesWidth;
        this.issuer = issuer;
        this.issued = issued;
        this.show = show;
        this.hasCopies = hasCopies;
        this.hasIssuer = hasIssuer;
    }

    static Imprints of(Block.Imprint imprint, Typeface face, PdfWriter.Show show) throws IOException {
        var breaks = new LineBreaks(face, Use.BODY, Sheet.SMALL, 0);
        String word = Wording.word("copies");
        float wordWidth = breaks.width(breaks.glyphs(List.of(new Block.Run(word, false))));
        float room = Sheet.TEXT_WIDTH - 2 * Sheet.SMALL;
        var lines = new ArrayList<TextLine>();
        if (!imprint.copies().isEmpty()) {
            List<TextLine> first = breaks.lines(List.of(new Block.Run(word + imprint.copies(), false)), room, 0);
            lines.add(first.getFirst());
            if (first.size() > 1) {
                // What goes on below is aligned behind the colon.
                int shown = first.getFirst().glyphs().size() - word.length();
                String rest = imprint.copies().substring(imprint.copies().offsetByCodePoints(0, shown));
                lines.addAll(breaks.lines(List.of(new Block.Run(rest, false)), room - wordWidth, 0));
            }
        }
        String issued = imprint.issued().isEmpty() ? "" : Wording.word("issued", imprint.issued());
        return new Imprints(lines, wordWidth, breaks.lines(List.of(new Block.Run(imprint.issuer(), false)), room, 0).getFirst(),
                breaks.lines(List.of(new Block.Run(issued, false)), room, 0).getFirst(), show, !lines.isEmpty(), !imprint.issuer().isEmpty() || !issued.isEmpty());
    }

    float height() {
        return LINE * (copies.size() + (hasIssuer ? 1 : 0)) + 2;
    }

    void draw(PDPageContentStream page, float from) throws IOException {
        float right = Sheet.LEFT + Sheet.TEXT_WIDTH;
        float top = from;
        PdfWriter.rule(page, Sheet.LEFT, right, top, 0.35f * Sheet.MM);
        for (int i = 0; i < copies.size(); i++) {
            float x = Sheet.LEFT + Sheet.SMALL + (i == 0 ? 0 : copiesWidth);
            show.show(page, copies.get(i), Use.BODY, Sheet.SMALL, 0, x, top + baseline(), false);
            top += LINE;
        }
        if (hasIssuer) {
            if (hasCopies) {
                PdfWriter.rule(page, Sheet.LEFT, right, top, 0.25f * Sheet.MM);
            }
            show.show(page, issuer, Use.BODY, Sheet.SMALL, 0, Sheet.LEFT + Sheet.SMALL, top + baseline(), false);
            show.show(page, issued, Use.BODY, Sheet.SMALL, 0, right - Sheet.SMALL - issued.width(), top + baseline(), false);
            top += LINE;
        }
        PdfWriter.rule(page, Sheet.LEFT, right, top, 0.35f * Sheet.MM);
    }

    private static float baseline() {
        return (LINE - Sheet.SMALL) / 2 + 0.88f * Sheet.SMALL;
    }
}

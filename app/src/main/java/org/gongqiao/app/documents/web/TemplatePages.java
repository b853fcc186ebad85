package org.gongqiao.app.documents.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.documents.PaperTemplate;
import org.gongqiao.app.documents.TemplateProposal;
import org.gongqiao.app.documents.paper.PaperFonts;

/** What the operator's pages of templates and fonts show. */
public final class TemplatePages {

    private TemplatePages() {}

    /** All templates, and the fonts that papers are set with. */
    public record Listing(List<PaperTemplate> templates, List<Font> fonts, String folder) {}

    /** @param fault message key; null where the font is used */
    public record Font(String file, String use, String family, int characters, String sha256, boolean shipped, @org.jspecify.annotations.Nullable String fault) {

        static Font of(PaperFonts.Listed font) {
            return new Font(font.file(), "documents.font.use." + (font.shipped() ? "SHIPPED" : font.use().name()), font.family(), font.characters(), font.sha256(), font.shipped(),
                    font.fault() == null ? null : "documents.font.fault." + font.fault().name());
        }
    }

    /** One template with its versions, newest first. */
    public record Show(List<PaperTemplate> versions, String source, List<TemplateProposal> proposals, UUID viewer) {

        public PaperTemplate newest() {
            return versions.getFirst();
        }
    }

    /** The form for a new version. */
    public record Form(PaperTemplate template, String source, String reason, Map<String, String> errors, List<String> faults) {}
}

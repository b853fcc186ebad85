package org.gongqiao.app.documents.web;

import java.util.List;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of attachments show. */
public final class AttachmentPages {

    private AttachmentPages() {}

    /** One attachment with its chain of custody. */
    public record Custody(Attachment attachment, List<Ui.Event> events) {}

    static Custody custody(Attachment attachment, List<CustodyEntry> chain, Ui ui) {
        return new Custody(attachment, chain.stream().map(entry -> new Ui.Event(Ui.Stage.DONE, ui.msg("documents.custody." + entry.act().name()),
                ui.time(entry.at()), by(entry, ui), note(entry))).toList());
    }

    private static String by(CustodyEntry entry, Ui ui) {
        if (entry.unit() != null) {
            return entry.unit();
        }
        return entry.part() != null ? ui.msg("documents.custody.by.part") : entry.actor() != null ? ui.msg("documents.custody.by.person")
                : entry.service() != null ? ui.msg("documents.custody.by.service") : ui.msg("documents.custody.by.visitor");
    }

    private static @Nullable String note(CustodyEntry entry) {
        return switch (entry.act()) {
            case TAKEN -> "SHA-256 " + entry.note();
            case ERASED -> entry.note();
            case BOUND, SEEN, EXPORTED, AUDIENCE -> null;
        };
    }
}

package org.gongqiao.app.notices.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.notices.InboxEntry;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the inbox pages show. */
public final class InboxPages {

    /** @param next address of the next page */
    public record Inbox(List<Item> items, boolean anyUnread, boolean atDesk, @Nullable String next) {}

    public record Item(UUID id, String title, String text, @Nullable String link, Instant at, boolean read) {

        static Item of(InboxEntry entry, Ui ui) {
            Object[] args = entry.args().toArray();
            return new Item(entry.id(), ui.msg(entry.template() + ".title", args), ui.msg(entry.template() + ".text", args),
                    entry.link(), entry.at(), entry.read());
        }
    }

    public record Outbox(List<OutboxItem> items) {}

    public record OutboxItem(Instant at, String channel, String address, String title, String text) {}

    private InboxPages() {}
}

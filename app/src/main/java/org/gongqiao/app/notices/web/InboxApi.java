package org.gongqiao.app.notices.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.notices.InboxEntry;
import org.gongqiao.app.notices.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs; texts in the language of the request. */
@RestController
@RequestMapping("/api/v1/my/messages")
@Self
class InboxApi {

    private final Notices notices;
    private final MessageSource texts;

    InboxApi(Notices notices, MessageSource texts) {
        this.notices = notices;
        this.texts = texts;
    }

    record Inbox(List<Entry> items, @Nullable String next, int unread) {}

    record Entry(UUID id, String title, String text, @Nullable String link, Instant at, boolean read) {}

    @GetMapping
    Inbox list(@RequestParam(required = false) @Nullable UUID after) {
        UUID person = Scope.desk().personId();
        var slice = notices.inbox(person, after);
        return new Inbox(slice.items().stream().map(this::entry).toList(), slice.next(), notices.unread(person));
    }

    @PutMapping("/{id}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id) {
        notices.open(Scope.desk().personId(), id);
    }

    private Entry entry(InboxEntry entry) {
        var locale = LocaleContextHolder.getLocale();
        Object[] args = entry.args().toArray();
        return new Entry(entry.id(), texts.getMessage(entry.template() + ".title", args, locale),
                texts.getMessage(entry.template() + ".text", args, locale), entry.link(), entry.at(), entry.read());
    }
}

package org.gongqiao.app.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the audit pages show. */
public final class AuditPages {

    /** @param next address of the next page; {@code export} that of the same search as a file */
    public record Log(List<Row> rows, List<Ui.Option> acts, @Nullable String act, @Nullable String person, LocalDate from, LocalDate until,
                      @Nullable String next, String export) {}

    /** @param who name or service; {@code desk} the post's role and union; {@code facts} what else is known, as text */
    public record Row(Instant at, String act, String who, @Nullable String whoId, @Nullable String desk, @Nullable String subject, @Nullable String subjectId,
                      @Nullable String reason, @Nullable String facts, @Nullable Long seq) {}

    public record Mine(List<Access> accesses, boolean atDesk, @Nullable String next) {}

    /** One use of a person's data, as he reads it: the post and its union, never the officer's own data. */
    public record Access(Instant at, String act, String who, @Nullable String reason) {}

    private AuditPages() {}

    static List<Ui.Option> acts(Ui ui) {
        return Arrays.stream(Act.values()).map(act -> new Ui.Option(act.name(), ui.msg("audit.act." + act.name()))).toList();
    }

    static Row row(AuditReading.Entry entry, Ui ui) {
        String who = entry.actor() == null ? service(entry, ui) : entry.actorName() != null ? entry.actorName() : ui.msg("audit.somebody", brief(entry.actor()));
        String subject = entry.subject() == null ? null : entry.subjectName() != null ? entry.subjectName() : ui.msg("audit.somebody", brief(entry.subject()));
        String facts = entry.detail().isEmpty() ? null : entry.detail().toString().replaceAll("^\\{|}$", "");
        return new Row(entry.at(), act(entry, ui), who, text(entry.actor()), desk(entry, ui), subject, text(entry.subject()), entry.reason(), facts, entry.seq());
    }

    static Access access(AuditReading.Entry entry, Ui ui) {
        String desk = desk(entry, ui);
        String who = desk != null ? desk : entry.actor() == null ? service(entry, ui) : ui.msg("audit.mine.anotherPerson");
        return new Access(entry.at(), act(entry, ui), who, entry.reason());
    }

    private static String act(AuditReading.Entry entry, Ui ui) {
        String act = ui.msg("audit.act." + entry.act());
        return entry.act().equals(Act.FIELD_UNMASKED.name()) && entry.detail().get("field") instanceof String field
                ? act + ui.msg("audit.field", ui.msg("audit.field." + field)) : act;
    }

    private static String service(AuditReading.Entry entry, Ui ui) {
        return entry.service() == null ? ui.msg("audit.nobody") : entry.service().equals("operator") ? ui.msg("audit.operator")
                : ui.msg("audit.service", entry.service());
    }

    private static @Nullable String desk(AuditReading.Entry entry, Ui ui) {
        return entry.deskRole() == null ? null : (entry.deskUnit() == null ? "" : entry.deskUnit() + " · ") + ui.msg("identity.role." + entry.deskRole());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static String brief(UUID id) {
        String text = id.toString().toUpperCase(Locale.ROOT);
        return text.substring(text.length() - 6);
    }
}

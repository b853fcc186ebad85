package org.gongqiao.app.organization.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Versions of one kind of record, with their two times: from when to when the facts held, and from when to when the system
 * believed it. Nothing is overwritten: what is believed no longer is retired, what is believed instead is added.
 *
 * @param <F> the dated facts
 */
public abstract class DatedVersions<F> {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;
    private final String owner;
    private final String facts;

    /**
     * @param owner column with the id of the record
     * @param facts columns that {@link #facts(ResultSet)} reads, of the table as {@code v}
     */
    protected DatedVersions(JdbcClient jdbc, Clock clock, String table, String owner, String facts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
        this.owner = owner;
        this.facts = "lower(v.valid) as holds_from, upper(v.valid) as holds_until, " + facts;
    }

    /** Writes one span as believed from {@code now} on. */
    protected abstract void insert(UUID id, Timeline.Span<F> span, OffsetDateTime now);

    protected abstract F facts(ResultSet row) throws SQLException;

    /** What is believed now; fails for a record without versions, which no writer leaves behind. */
    public Timeline<F> believed(UUID id) {
        return new Timeline<>(jdbc.sql("select " + facts + " from " + table + " v where v." + owner + " = :id and upper_inf(v.recorded) "
                + "and not isempty(v.recorded) order by lower(v.valid)").param("id", id).query(this::span).list());
    }

    public void begin(UUID id, Timeline<F> first) {
        first.spans().forEach(span -> insert(id, span, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /** Retires what is believed no longer and adds what is believed instead; the old rows stay with the time they were believed. */
    public void replace(UUID id, Timeline<F> before, Timeline<F> after) {
        OffsetDateTime now = now(id);
        for (var gone : before.without(after)) {
            jdbc.sql("update " + table + " set recorded = tstzrange(lower(recorded), :now) where " + owner
                            + " = :id and upper_inf(recorded) and not isempty(recorded) and lower(valid) = :from")
                    .param("now", now).param("id", id).param("from", gone.from()).update();
        }
        after.without(before).forEach(span -> insert(id, span, now));
    }

    /** Now, or the last record where another node's clock was ahead. */
    private OffsetDateTime now(UUID id) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        @Nullable OffsetDateTime last = jdbc.sql("select max(lower(recorded)) from " + table + " where " + owner + " = :id")
                .param("id", id).query(OffsetDateTime.class).optional().orElse(null);
        return last != null && last.isAfter(now) ? last : now;
    }

    /** The columns to select where {@link #span} reads the row. */
    protected final String columns() {
        return facts;
    }

    protected final Timeline.Span<F> span(ResultSet row, int n) throws SQLException {
        return new Timeline.Span<>(row.getObject("holds_from", LocalDate.class), row.getObject("holds_until", LocalDate.class), facts(row));
    }
}

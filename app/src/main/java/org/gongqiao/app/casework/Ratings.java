package org.gongqiao.app.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each closed matter is rated by the person served and by nobody else (M118): no officer's role may write the table, and
 * whoever closed a matter cannot rate it. Unions are shown with their score.
 */
@Component
public class Ratings {

    static final Vault.Column WORDS = Vault.Column.of("casework.rating.words");
    static final int BEST = 5;

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Vault vault;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ratings(JdbcClient jdbc, Matters matters, Vault vault, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.vault = vault;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Rates one's own closed matter, in the person's own scope. */
    @Transactional
    public RatingOutcome rate(UUID matterId, int score, boolean solved, String words) {
        if (score < 1 || score > BEST) {
            throw new IllegalArgumentException("a score from 1 to " + BEST);
        }
        Matter matter = matters.get(matterId);
        RatingOutcome may = may(matter.closedAt() != null, matterId);
        if (may == RatingOutcome.RATED) {
            insert(matterId, score, solved, words);
            matters.note(matterId, "casework.rating.given");
            events.publishEvent(new MatterRated(matterId, matter.kind(), matter.objectId(), score, solved));
            audit.record(AuditEntry.of(Act.MATTER_RATED, "matter", matterId).about(matter.subject())
                    .with(Map.of("score", score, "solved", solved)).at(matters.place(matterId).areaPath(), matters.place(matterId).linePath()));
        }
        return may;
    }

    /** Rates the complaint that somebody without a name came back to, in the scope of his code. */
    @Transactional
    public RatingOutcome rateNameless(int score, boolean solved, String words) {
        if (score < 1 || score > BEST || Scope.part().role() != PartRole.COMPLAINANT) {
            throw new IllegalArgumentException("a score from 1 to " + BEST + " by whoever complained");
        }
        UUID matterId = Scope.part().matterId();
        boolean closed = jdbc.sql("select closed_at is not null from casework.matter where id = :id").param("id", matterId).query(Boolean.class)
                .optional().orElseThrow(() -> new NotFound("matter", matterId));
        RatingOutcome may = may(closed, matterId);
        if (may == RatingOutcome.RATED) {
            insert(matterId, score, solved, words);
        }
        return may;
    }

    /** What {@link #rate} would answer now; asked in the scope of whoever may rate. */
    @Transactional(readOnly = true)
    public RatingOutcome mayRate(UUID matterId) {
        boolean closed = jdbc.sql("select closed_at is not null from casework.matter where id = :id").param("id", matterId).query(Boolean.class)
                .optional().orElseThrow(() -> new NotFound("matter", matterId));
        return may(closed, matterId);
    }

    private RatingOutcome may(boolean closed, UUID matterId) {
        if (!closed) {
            return RatingOutcome.NOT_CLOSED;
        }
        if (find(matterId).isPresent()) {
            return RatingOutcome.RATED_BEFORE;
        }
        boolean himself = Scope.actor().isPresent() && jdbc.sql("select closed_by is not distinct from cast(:person as uuid) from casework.matter where id = :id")
                .param("person", Scope.actor().get()).param("id", matterId).query(Boolean.class).single();
        return himself ? RatingOutcome.CLOSED_BY_HIMSELF : RatingOutcome.RATED;
    }

    private void insert(UUID matterId, int score, boolean solved, String words) {
        jdbc.sql("""
                insert into casework.rating (matter_id, kind, unit_id, unit_name, score, solved, words, at, subject, area_path, line_path, keeper_unit)
                select m.id, m.kind, m.handler_unit, m.handler_name, :score, :solved, :words, :now, m.subject, m.area_path, m.line_path, m.keeper_unit
                from casework.matter m where m.id = :matter""")
                .param("score", score).param("solved", solved).param("words", vault.sealNullable(WORDS, matterId, words), java.sql.Types.BINARY)
                .param("now", OffsetDateTime.now(clock)).param("matter", matterId).update();
    }

    /** In the caller's scope; a sealed matter's only once it is opened. */
    @Transactional(readOnly = true)
    public Optional<Rating> find(UUID matterId) {
        return jdbc.sql("select * from casework.rating where matter_id = :matter").param("matter", matterId)
                .query((row, n) -> {
                    String words = vault.openNullable(WORDS, matterId, row.getBytes("words"));
                    return new Rating(matterId, row.getInt("score"), row.getBoolean("solved"), words == null ? "" : words,
                            row.getObject("at", OffsetDateTime.class).toInstant());
                }).optional();
    }

    /** A union's score; public, needs no scope. */
    @Transactional(readOnly = true)
    public Score score(UUID unit) {
        return jdbc.sql("select * from casework.score(:unit)").param("unit", unit)
                .query((row, n) -> new Score(row.getLong("ratings"), row.getLong("points"), row.getLong("solved"))).single();
    }
}

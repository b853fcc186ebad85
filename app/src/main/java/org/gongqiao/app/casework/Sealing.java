package org.gongqiao.app.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sealed matters, for a keeper at his desk. He knows that one waits at his union and until when; what it says he reads only
 * after he or another keeper asked to open it, with a reason, and a second keeper agreed. The database holds both to it.
 * Whoever complained sees who opened it, when and why. The log of an opening has no place in the tree, so that no
 * auditor's scope holds it; it is chained like every other entry.
 */
@Component
public class Sealing {

    private final JdbcClient jdbc;
    private final Matters matters;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Sealing(JdbcClient jdbc, Matters matters, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asks to open a sealed matter of one's own union; {@code name} is the keeper's, as the second one and the person read it. */
    @Transactional
    public OpeningOutcome ask(UUID matterId, String reason, String name) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("opening a sealed matter needs a reason");
        }
        Matter matter = sealed(matterId);
        if (isOpened(matterId)) {
            return OpeningOutcome.ALREADY_OPEN;
        }
        if (of(matterId).stream().anyMatch(Opening::waits)) {
            return OpeningOutcome.OTHER_WAITS;
        }
        jdbc.sql("""
                insert into casework.opening (id, matter_id, reason, asked_by, asked_name, asked_at, keeper_unit)
                values (:id, :matter, :reason, :by, :name, :now, :unit)""")
                .param("id", ids.random()).param("matter", matterId).param("reason", reason).param("by", Scope.desk().personId())
                .param("name", name).param("now", OffsetDateTime.now(clock)).param("unit", matter.handlerUnit()).update();
        matters.note(matterId, "casework.seal.asked", name);
        audit.record(AuditEntry.of(Act.SEAL_ASKED, "matter", matterId).about(matter.subject()).because(reason));
        return OpeningOutcome.DONE;
    }

    /** Agrees to the opening that another keeper asked for. From now on the keepers of the union read the matter. */
    @Transactional
    public OpeningOutcome agree(UUID matterId, String name) {
        return answer(matterId, name, true, "");
    }

    /** Declines it, with a reason. */
    @Transactional
    public OpeningOutcome decline(UUID matterId, String name, String why) {
        if (why.isBlank()) {
            throw new IllegalArgumentException("declining needs a reason");
        }
        return answer(matterId, name, false, why);
    }

    private OpeningOutcome answer(UUID matterId, String name, boolean agreed, String why) {
        Matter matter = sealed(matterId);
        UUID person = Scope.desk().personId();
        var waiting = of(matterId).stream().filter(Opening::waits).findFirst();
        if (waiting.isEmpty()) {
            return OpeningOutcome.NOTHING_WAITS;
        }
        if (waiting.get().askedBy().equals(person)) {
            return OpeningOutcome.OWN_REQUEST;
        }
        int changed = jdbc.sql("""
                update casework.opening set answered_by = :by, answered_name = :name, answered_at = :now, agreed = :agreed, answer = :answer
                where id = :id and answered_at is null""")
                .param("by", person).param("name", name).param("now", OffsetDateTime.now(clock)).param("agreed", agreed).param("answer", why)
                .param("id", waiting.get().id()).update();
        if (changed == 0) {
            return OpeningOutcome.NOTHING_WAITS;
        }
        matters.note(matterId, agreed ? "casework.seal.agreed" : "casework.seal.declined", name);
        audit.record(AuditEntry.of(agreed ? Act.SEAL_OPENED : Act.SEAL_DECLINED, "matter", matterId).about(matter.subject())
                .because(agreed ? waiting.get().reason() : why).with(Map.of("opening", waiting.get().id())));
        return OpeningOutcome.DONE;
    }

    /** Whether two keepers have opened it. */
    @Transactional(readOnly = true)
    public boolean isOpened(UUID matterId) {
        return of(matterId).stream().anyMatch(opening -> Boolean.TRUE.equals(opening.agreed()));
    }

    /** The requests to open a matter, the oldest first: for its keepers, and for whoever complained. */
    @Transactional(readOnly = true)
    public List<Opening> of(UUID matterId) {
        return jdbc.sql("select * from casework.opening where matter_id = :matter order by asked_at, id").param("matter", matterId)
                .query(Sealing::read).list();
    }

    private Matter sealed(UUID matterId) {
        Matter matter = matters.get(matterId);
        if (!matter.sealed()) {
            throw new NotFound("sealed matter", matterId);
        }
        return matter;
    }

    private static Opening read(ResultSet row, int n) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Opening(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("reason"),
                row.getObject("asked_by", UUID.class), row.getString("asked_name"), row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answered_name"), answered == null ? null : answered.toInstant(), (Boolean) row.getObject("agreed"), row.getString("answer"));
    }
}

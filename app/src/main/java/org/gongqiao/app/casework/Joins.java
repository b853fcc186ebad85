package org.gongqiao.app.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Duplicate and collective matters: recognised by employer, topic and overlapping time, proposed to the persons and to the
 * officer of the oldest one, joined under it when person and officer both want it (a person's own duplicate: when the
 * officer does). A person learns how many others there are, never who. From the number of persons in R-11 on they choose
 * representatives from among those who offer themselves.
 */
@Component
public class Joins {

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Unions unions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Joins(JdbcClient jdbc, Matters matters, Unions unions, AuditLog audit, ApplicationEventPublisher events, TransactionTemplate transaction,
          Clock clock) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.unions = unions;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How many others report the same as one's own matter.
     *
     * @param alike  other persons, joined or not
     * @param joined of them, who are handled together
     */
    public record Others(long alike, long joined) {}

    /** Tells what the matter is like; once, in the scope that opened it. A sealed matter has no likeness: none is kept. */
    @Transactional
    public void describe(Likeness likeness) {
        jdbc.sql("""
                insert into casework.likeness (matter_id, employer, topic, period, subject, area_path, line_path)
                select m.id, :employer, :topic, daterange(:from, :until, '[]'), m.subject, m.area_path, m.line_path
                from casework.matter m where m.id = :matter and m.keeper_unit is null and m.subject is not null""")
                .param("employer", likeness.employer()).param("topic", likeness.topic()).param("from", likeness.from()).param("until", likeness.until())
                .param("matter", likeness.matterId()).update();
    }

    /**
     * Looks through the whole tree for open matters like this one and proposes to join the oldest; true where there is one.
     * To be called after the transaction that described it; twice proposes once.
     */
    @Transactional(propagation = Propagation.NEVER)
    public boolean recognise(UUID matterId) {
        return unions.root().isPresent() && Scope.call(Scope.service("recognise-alike", unions.root().get().areaPath()),
                () -> transaction.execute(status -> proposeIn(matterId)));
    }

    private boolean proposeIn(UUID matterId) {
        record Alike(UUID lead, boolean samePerson, UUID subject) {}
        // Two that arrive together wait here for each other, so that each has the same lead.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('casework.alike:' || l.employer || ':' || l.topic, 0)) from casework.likeness l where l.matter_id = :id")
                .param("id", matterId).query((row, n) -> 0).list();
        var alike = jdbc.sql("""
                select coalesce(o.lead, o.id) as lead, other.subject = mine.subject as same, mine.subject
                from casework.likeness mine
                join casework.likeness other on other.employer = mine.employer and other.topic = mine.topic and other.period && mine.period
                    and other.matter_id <> mine.matter_id
                join casework.matter o on o.id = other.matter_id and o.closed_at is null
                join casework.matter m on m.id = mine.matter_id and m.closed_at is null and m.lead is null
                where mine.matter_id = :id and (o.opened_at, o.id) < (m.opened_at, m.id)
                    and not exists (select from casework.companion c where c.matter_id = mine.matter_id)
                order by other.subject = mine.subject desc, o.opened_at, o.id limit 1""")
                .param("id", matterId).query((row, n) -> new Alike(row.getObject(1, UUID.class), row.getBoolean(2), row.getObject(3, UUID.class))).optional();
        if (alike.isEmpty() || alike.get().lead().equals(matterId)) {
            return false;
        }
        jdbc.sql("""
                insert into casework.companion (matter_id, lead, number, same_person, state, proposed_at, subject, area_path, line_path)
                select m.id, l.id, m.number, :same, 'PROPOSED', :now, m.subject, l.area_path, l.line_path
                from casework.matter m join casework.matter l on l.id = :lead where m.id = :id""")
                .param("same", alike.get().samePerson()).param("now", OffsetDateTime.now(clock)).param("lead", alike.get().lead()).param("id", matterId)
                .update();
        events.publishEvent(new JoiningProposed(matterId, alike.get().subject(), alike.get().lead(), alike.get().samePerson()));
        return true;
    }

    /**
     * An officer asks the person of a matter whether it may be handled together with an older one in his scope; false where he
     * was asked before, or one of the two is closed, joined already, or without a person.
     */
    @Transactional
    public boolean propose(UUID matterId, UUID lead) {
        Matter matter = matters.hold(matterId);
        Matter to = matters.get(lead);
        if (!matter.isOpen() || !to.isOpen() || matter.sealed() || to.sealed() || matter.lead() != null || to.lead() != null || matterId.equals(lead)
                || matter.subject() == null || to.subject() == null || companion(matterId).isPresent()) {
            return false;
        }
        boolean same = to.subject().equals(matter.subject());
        jdbc.sql("""
                insert into casework.companion (matter_id, lead, number, same_person, state, proposed_at, subject, area_path, line_path)
                select m.id, l.id, m.number, :same, 'PROPOSED', :now, m.subject, l.area_path, l.line_path
                from casework.matter m join casework.matter l on l.id = :lead where m.id = :id""")
                .param("same", same).param("now", OffsetDateTime.now(clock)).param("lead", lead).param("id", matterId).update();
        events.publishEvent(new JoiningProposed(matterId, matter.subject(), lead, same));
        return true;
    }

    /** The person wants to be handled together with the others, or not; false where he was not asked, or is joined already. */
    @Transactional
    public boolean answer(UUID matterId, boolean agrees) {
        boolean answered = jdbc.sql("""
                update casework.companion set state = :state, answered_at = :now, version = version + 1
                where matter_id = :id and state in ('PROPOSED', 'AGREED', 'DECLINED', 'LEFT')""")
                .param("state", agrees ? "AGREED" : "DECLINED").param("now", OffsetDateTime.now(clock)).param("id", matterId).update() == 1;
        if (answered) {
            matters.note(matterId, agrees ? "casework.join.agreed" : "casework.join.declined");
        }
        return answered;
    }

    /** The lead's officer joins a matter; false where its person has not agreed, or one of the two is closed. */
    @Transactional
    public boolean join(UUID matterId) {
        Companion companion = companion(matterId).orElseThrow(() -> new NotFound("companion", matterId));
        Matter lead = matters.get(companion.lead());
        boolean joined = jdbc.sql("select casework.join_lead(:id, :now, :by)").param("id", matterId).param("now", OffsetDateTime.now(clock))
                .param("by", Scope.actor().orElse(null), java.sql.Types.OTHER).query(Boolean.class).single();
        if (!joined) {
            return false;
        }
        Matter matter = matters.get(matterId);
        matters.note(lead.id(), "casework.join.took", companion.number());
        matters.note(matterId, "casework.join.joined", lead.number());
        audit.record(AuditEntry.of(Act.MATTERS_JOINED, "matter", matterId).about(matter.subject()).with(Map.of("lead", lead.id())));
        events.publishEvent(new MattersJoined(matterId, matter.kind(), matter.objectId(), lead.id(), matter.handlerUnit()));
        return true;
    }

    /** The person goes his own way again; false where he was not joined. */
    @Transactional
    public boolean leave(UUID matterId) {
        boolean left = jdbc.sql("select casework.leave_lead(:id, :now)").param("id", matterId).param("now", OffsetDateTime.now(clock))
                .query(Boolean.class).single();
        if (left) {
            matters.note(matterId, "casework.join.left");
            audit.record(AuditEntry.of(Act.MATTERS_PARTED, "matter", matterId).about(Scope.actor().orElse(null))
                    .at(matters.place(matterId).areaPath(), matters.place(matterId).linePath()));
        }
        return left;
    }

    /** The person offers to represent the others under this name, or (null) no longer does. */
    @Transactional
    public boolean stand(UUID matterId, @org.jspecify.annotations.Nullable String name) {
        return jdbc.sql("""
                update casework.companion set stands_as = :name, version = version + 1
                where matter_id = :id and state in ('AGREED', 'JOINED') and (not represents or cast(:name as text) is not null)""")
                .param("name", name, java.sql.Types.VARCHAR).param("id", matterId).update() == 1;
    }

    /** The lead's officer records whom the persons have chosen from among those who offered themselves. */
    @Transactional
    public int represent(UUID lead, List<UUID> matterIds) {
        matters.get(lead);
        int chosen = jdbc.sql("""
                update casework.companion set represents = (matter_id = any (:ids)), version = version + 1
                where lead = :lead and state = 'JOINED' and stands_as is not null and represents <> (matter_id = any (:ids))""")
                .param("lead", lead).param("ids", matterIds.toArray(UUID[]::new)).update();
        if (chosen > 0) {
            matters.note(lead, "casework.join.represented", String.valueOf(representatives(lead).size()));
        }
        return chosen;
    }

    /** What may be or is joined to a lead in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Companion> of(UUID lead) {
        return jdbc.sql("select * from casework.companion where lead = :lead order by proposed_at, matter_id").param("lead", lead)
                .query(Joins::read).list();
    }

    /** The row of one matter, in the scope of its person or of the lead's officer. */
    @Transactional(readOnly = true)
    public Optional<Companion> companion(UUID matterId) {
        return jdbc.sql("select * from casework.companion where matter_id = :id").param("id", matterId).query(Joins::read).optional();
    }

    @Transactional(readOnly = true)
    public List<Companion> representatives(UUID lead) {
        return of(lead).stream().filter(Companion::represents).toList();
    }

    /** Persons who are handled together under a lead, the lead's own person counted. */
    @Transactional(readOnly = true)
    public int persons(UUID lead) {
        return jdbc.sql("""
                select count(distinct x.subject) from (
                    select c.subject from casework.companion c where c.lead = :lead and c.state = 'JOINED'
                    union all select m.subject from casework.matter m where m.id = :lead) x""").param("lead", lead).query(Integer.class).single();
    }

    /** Persons with an open matter alike, joined or not, this one's counted; in the caller's scope. */
    @Transactional(readOnly = true)
    public int alike(UUID matterId) {
        return jdbc.sql("""
                select count(distinct other.subject) from casework.likeness mine
                join casework.likeness other on other.employer = mine.employer and other.topic = mine.topic and other.period && mine.period
                join casework.matter o on o.id = other.matter_id and o.closed_at is null
                where mine.matter_id = :id""").param("id", matterId).query(Integer.class).single();
    }

    /** The open matters alike, this one's own included; in the caller's scope. */
    @Transactional(readOnly = true)
    public List<UUID> allAlike(UUID matterId) {
        return jdbc.sql("""
                select o.id from casework.likeness mine
                join casework.likeness other on other.employer = mine.employer and other.topic = mine.topic and other.period && mine.period
                join casework.matter o on o.id = other.matter_id and o.closed_at is null
                where mine.matter_id = :id order by o.opened_at, o.id""").param("id", matterId).query(UUID.class).list();
    }

    /** For the person himself. */
    @Transactional(readOnly = true)
    public Others others(UUID matterId) {
        return jdbc.sql("select * from casework.companions(:id)").param("id", matterId)
                .query((row, n) -> new Others(row.getLong("alike"), row.getLong("joined"))).optional().orElse(new Others(0, 0));
    }

    private static Companion read(ResultSet row, int n) throws SQLException {
        OffsetDateTime joined = row.getObject("joined_at", OffsetDateTime.class);
        return new Companion(row.getObject("matter_id", UUID.class), row.getObject("lead", UUID.class), row.getString("number"),
                row.getBoolean("same_person"), Companion.State.valueOf(row.getString("state")), row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                joined == null ? null : joined.toInstant(), row.getString("stands_as"), row.getBoolean("represents"));
    }
}

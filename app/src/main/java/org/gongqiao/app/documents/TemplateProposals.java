package org.gongqiao.app.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.access.TwoPeople.State;
import org.gongqiao.app.access.TwoPeople.Why;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Templates of official papers change by two operators, each signed in with a second factor: what a union signs is worded
 * by nobody alone. Nothing is printed with a new version before the second one has approved; what is refused stays.
 */
@Component
public class TemplateProposals {

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;
    private final Papers papers;
    private final TwoPeople people;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    TemplateProposals(JdbcClient jdbc, Papers papers, TwoPeople people, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.people = people;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where {@link Papers#check} finds faults */
    @Transactional
    public TemplateProposal.Outcome propose(String template, String source, String reason) {
        Optional<Why> against = people.againstProposing();
        if (against.isPresent()) {
            return new TemplateProposal.Outcome.Refused(against.get());
        }
        if (!papers.check(template, source).isEmpty()) {
            throw new IllegalArgumentException("the template has faults");
        }
        UUID id = ids.next();
        jdbc.sql("""
                insert into documents.template_proposal (id, template, source, reason, proposed_by, proposed_at)
                values (:id, :template, :source, :reason, :by, :at)""")
                .param("id", id).param("template", template).param("source", source).param("reason", reason).param("by", Scope.actor().orElseThrow()).param("at", now()).update();
        audit.record(AuditEntry.of(Act.TEMPLATE_PROPOSED, "templateProposal", id).because(reason).with(Map.of("template", template)));
        return done(id);
    }

    /** A second operator says yes: from now on papers are made with it. */
    @Transactional
    public TemplateProposal.Outcome approve(UUID id) {
        TemplateProposal proposal = held(id);
        Optional<Why> against = people.againstDeciding(proposal.state(), proposal.proposedBy())
                .or(() -> papers.check(proposal.template(), proposal.source()).isEmpty() ? Optional.empty() : Optional.of(Why.FAULTY));
        return against.isPresent() ? new TemplateProposal.Outcome.Refused(against.get())
                : decide(id, State.APPROVED, "", papers.replace(proposal.template(), proposal.source(), proposal.reason()));
    }

    /** A second operator says no, and why. */
    @Transactional
    public TemplateProposal.Outcome refuse(UUID id, String note) {
        TemplateProposal proposal = held(id);
        Optional<Why> against = people.againstRefusing(proposal.state(), proposal.proposedBy(), note);
        if (against.isPresent()) {
            return new TemplateProposal.Outcome.Refused(against.get());
        }
        audit.record(AuditEntry.of(Act.TEMPLATE_REFUSED, "templateProposal", id).because(note.strip()).with(Map.of("template", proposal.template())));
        return decide(id, State.REFUSED, note.strip(), 0);
    }

    /** The one who proposed it takes it back. */
    @Transactional
    public TemplateProposal.Outcome withdraw(UUID id) {
        TemplateProposal proposal = held(id);
        Optional<Why> against = people.againstWithdrawing(proposal.state(), proposal.proposedBy());
        return against.isPresent() ? new TemplateProposal.Outcome.Refused(against.get()) : decide(id, State.WITHDRAWN, "", 0);
    }

    @Transactional(readOnly = true)
    public TemplateProposal get(UUID id) {
        return find(id, "");
    }

    /** Of one template: those that wait first, then the newest. */
    @Transactional(readOnly = true)
    public List<TemplateProposal> of(String template) {
        return jdbc.sql("select * from documents.template_proposal where template = :template order by state <> 'WAITING', proposed_at desc limit :most")
                .param("template", template).param("most", SHOWN).query(TemplateProposals::proposal).list();
    }

    /** All that wait, the oldest first. */
    @Transactional(readOnly = true)
    public List<TemplateProposal> waiting() {
        return jdbc.sql("select * from documents.template_proposal where state = 'WAITING' order by proposed_at limit 200").query(TemplateProposals::proposal).list();
    }

    private TemplateProposal held(UUID id) {
        return find(id, " for update");
    }

    private TemplateProposal find(UUID id, String lock) {
        return jdbc.sql("select * from documents.template_proposal where id = :id" + lock).param("id", id).query(TemplateProposals::proposal).optional()
                .orElseThrow(() -> new NotFound("template proposal", id));
    }

    private TemplateProposal.Outcome decide(UUID id, State state, String note, int version) {
        jdbc.sql("update documents.template_proposal set state = :state, decided_by = :by, decided_at = :at, note = :note, version = :version where id = :id")
                .param("state", state.name()).param("by", Scope.actor().orElseThrow()).param("at", now()).param("note", note).param("version", version)
                .param("id", id).update();
        return done(id);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private TemplateProposal.Outcome done(UUID id) {
        return new TemplateProposal.Outcome.Done(get(id));
    }

    private static TemplateProposal proposal(ResultSet row, int n) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new TemplateProposal(row.getObject("id", UUID.class), row.getString("template"), row.getString("source"), row.getString("reason"),
                State.valueOf(row.getString("state")), row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(), row.getObject("decided_by", UUID.class),
                decided == null ? null : decided.toInstant(), row.getString("note"), row.getInt("version"));
    }
}

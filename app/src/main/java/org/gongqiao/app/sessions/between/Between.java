package org.gongqiao.app.sessions.between;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.MatterRules;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.SessionOutcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Between sessions: joint meetings with their limits (D-14), whose outcome goes to the next session, and delegates who ask
 * for a session out of turn (D-08).
 */
@Component
public class Between {

    private final BetweenStore store;
    private final Congresses congresses;
    private final Unions unions;
    private final Judge judge;
    private final Law law;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Between(BetweenStore store, Congresses congresses, Unions unions, Judge judge, Law law, Verdicts verdicts, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.congresses = congresses;
        this.unions = unions;
        this.judge = judge;
        this.law = law;
        this.verdicts = verdicts;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a joint meeting may not deal with is refused: what must pass, elections, appraisals. Otherwise it is recorded with its verdict. */
    @Transactional
    public SessionOutcome hold(NewJoint made) {
        Optional<UUID> before = store.byKey(made.key());
        if (before.isPresent()) {
            return SessionOutcome.done(before.get());
        }
        Body body = congresses.get(made.bodyId());
        if (made.heldOn().isAfter(LocalDate.now(clock))) {
            return SessionOutcome.not("sessions.joint.future");
        }
        Book book = law.on(body.region(), made.heldOn());
        if (book.rules().stream().noneMatch(rule -> rule.id().equals("D-14"))) {
            return SessionOutcome.not("sessions.tooEarly");
        }
        Power named = made.matter() == null ? null : MatterRules.proposed(book, made.firm(), made.matter()).orElse(null);
        Power power = made.power() == null ? named == null ? Power.DELIBERATED : named : made.power();
        // A matter that must pass does not become another one by being called so.
        Decision decision = judge.joint(book, named == Power.PASSED || named == Power.ELECTED || named == Power.APPRAISED ? named : power, made.byUnion(), true);
        if (decision.verdict() instanceof Verdict.Unlawful unlawful) {
            return new SessionOutcome.Refused(unlawful);
        }
        UUID id = ids.next();
        Place place = unions.place(body.unit());
        store.insert(id, made, body.region(), unions.get(body.unit()));
        store.add(ids.next(), id, place, made.title(), made.matter(), power, made.outcome());
        verdicts.keep(List.of(decision), new About("joint", id, place.areaPath(), place.linePath(), null));
        audit.record(AuditEntry.of(Act.JOINT_MEETING_HELD, "joint", id).with(Map.of("body", body.id(), "on", made.heldOn().toString())));
        return SessionOutcome.done(id);
    }

    @Transactional(readOnly = true)
    public List<Joint> of(UUID unit) {
        return store.of(unit);
    }

    @Transactional(readOnly = true)
    public Joint get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("joint", id));
    }

    /** The verdict on one matter of a joint meeting, as its outcome is or will be reported to the next session. */
    @Transactional(readOnly = true)
    public Verdict verdict(Joint joint, Joint.Dealt item) {
        return judge.joint(law.on(joint.region(), joint.heldOn()), item.power(), joint.byUnion(), true).verdict();
    }

    /** What joint meetings dealt with and no session was told of. */
    @Transactional(readOnly = true)
    public List<Joint.Dealt> unreported(UUID body) {
        return store.unreported(body);
    }

    @Transactional
    public void reported(UUID dealt, UUID item) {
        store.reported(dealt, item);
    }

    /** A delegate asks for a session out of turn; once, until one follows. */
    @Transactional
    public SessionOutcome ask(UUID bodyId, UUID person, String words) {
        Body body = congresses.get(bodyId);
        if (!congresses.isDelegate(bodyId, person, LocalDate.now(clock))) {
            throw new NotFound("congress", bodyId);
        }
        store.hold(bodyId, person);
        if (store.asks(bodyId, person)) {
            return SessionOutcome.not("sessions.request.already");
        }
        UUID id = ids.next();
        Place place = unions.place(body.unit());
        store.ask(id, bodyId, body.unit(), person, place, words, clock.instant());
        audit.record(AuditEntry.of(Act.SESSION_ASKED_FOR, "congress", bodyId).about(person).at(place.areaPath(), place.linePath()));
        return SessionOutcome.done(id);
    }

    @Transactional(readOnly = true)
    public boolean asks(UUID body, UUID person) {
        return store.asks(body, person);
    }

    /** How many delegates ask now; a number that every delegate may know. */
    @Transactional(readOnly = true)
    public int asking(UUID body) {
        return store.asking(body);
    }

    /** Who asks, for an officer. */
    @Transactional(readOnly = true)
    public List<Asked> asked(UUID body) {
        return store.asked(body);
    }

    /** A session follows the requests. */
    @Transactional
    public void answered(UUID body, UUID session) {
        store.answered(body, session);
    }
}

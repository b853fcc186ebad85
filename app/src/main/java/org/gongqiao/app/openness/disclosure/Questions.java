package org.gongqiao.app.openness.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.law.democracy.OpennessRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions about what was published: a person's own, and those of an officer's scope. Each has its day (D-27). */
@Component
public class Questions implements RecordLookup {

    /** Days to reply where a text of the region sets them. */
    public static final String BY_LAW = "D-27.reply";
    /** Where none does, the deployment's own. */
    public static final String OURS = "D-27.ours";
    static final Set<String> LIMITS = Set.of(BY_LAW, OURS);

    private final QuestionStore store;
    private final EnterpriseStore enterprises;
    private final Matters matters;
    private final QuestionMatter kind;
    private final Unions unions;
    private final Law law;
    private final Verdicts verdicts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Questions(QuestionStore store, EnterpriseStore enterprises, Matters matters, QuestionMatter kind, Unions unions, Law law, Verdicts verdicts, AuditLog audit,
              ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.enterprises = enterprises;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.law = law;
        this.verdicts = verdicts;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "openQuestion";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    /**
     * Asks about a publication that the person was shown, in his own scope; the same key asks once.
     *
     * @param seen what he was shown, as {@link Reading} found it
     * @param name where he wants the desk to know it
     */
    @Transactional
    public Question ask(UUID key, UUID person, Reading.Seen seen, @Nullable String name, String text) {
        var known = store.byKey(key);
        if (known.isPresent()) {
            return own(known.get());
        }
        Union union = unions.held(seen.publication().unitId());
        String limit = law.today(union.region()).parameter(BY_LAW).isPresent() ? BY_LAW : OURS;
        UUID id = ids.next();
        Matter matter = matters.open(new NewMatter(kind, List.of(seen.itemName(), seen.publication().title()), id, person, List.of(union.id()),
                QuestionMatter.REPLY, limit, limit));
        store.insert(new Question(id, seen.publication().id(), union.id(), union.name(), seen.itemName(), matter.id(), matter.number(), name, seen.delegate(),
                text, clock.instant(), null, null, false, null, 0), key, person, union.place());
        matters.note(matter.id(), "openness.done.asked");
        audit.record(AuditEntry.of(Act.OPENNESS_ASKED, kind(), id).about(person).at(union.areaPath(), union.linePath()));
        events.publishEvent(new QuestionChanged(id, union.id(), false));
        return own(id);
    }

    /** Takes one's own question back while it waits. */
    @Transactional
    public Outcome withdraw(UUID id) {
        Question question = own(id);
        matters.hold(question.matterId());
        if (!store.withdraw(id, clock.instant())) {
            return new Outcome.Stale();
        }
        matters.note(question.matterId(), "openness.done.withdrawn");
        matters.close(question.matterId(), "WITHDRAWN");
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public List<Question> of(UUID person, int most) {
        return store.of(person, most);
    }

    /** One's own, in one's own scope; else not found. */
    @Transactional(readOnly = true)
    public Question own(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("question", id));
    }

    /** One for a page of the desk; logged with its person as subject. */
    @Transactional
    public Question open(UUID id) {
        Question question = own(id);
        audit.record(AuditEntry.of(Act.OPENNESS_SEEN, kind(), id).about(store.asker(id).orElse(null)));
        return question;
    }

    /** In scope: what waits, the oldest first, or what was answered, the newest first. */
    @Transactional(readOnly = true)
    public List<Question> list(boolean waiting, int most) {
        return store.list(waiting, most);
    }

    @Transactional(readOnly = true)
    public List<Question> ofPublication(UUID publication) {
        return store.ofPublication(publication);
    }

    /** Answers it. That the answer came in time, or that nobody is responsible, is kept as a decision (D-27). */
    @Transactional
    public Outcome reply(UUID id, int version, String text, boolean shared) {
        Question question = own(id);
        matters.hold(question.matterId());
        Elapsed elapsed = elapsed(question);
        Decision weighed = weigh(question, true, elapsed);
        Instant now = clock.instant();
        if (!store.reply(id, version, text, shared, elapsed, now)) {
            return new Outcome.Stale();
        }
        Union union = unions.get(question.unitId());
        UUID person = store.asker(id).orElseThrow();
        verdicts.keep(List.of(weighed), new About(kind(), id, union.areaPath(), union.linePath(), person));
        matters.note(question.matterId(), "openness.done.replied");
        matters.close(question.matterId(), "REPLIED");
        audit.record(AuditEntry.of(Act.OPENNESS_REPLIED, kind(), id).about(person).with(Map.of("shared", shared)));
        events.publishEvent(new QuestionChanged(id, question.unitId(), true));
        return new Outcome.Done(id);
    }

    /** How the answer stands today, or stood when it was given. */
    @Transactional(readOnly = true)
    public Verdict verdict(Question question) {
        return weigh(question, !question.waits(), elapsed(question)).verdict();
    }

    private Elapsed elapsed(Question question) {
        return matters.clocks(question.matterId()).stream().filter(RunningClock::drives).reduce((first, last) -> last)
                .map(running -> Elapsed.of(running.due(), LocalDate.now(clock))).orElse(Elapsed.RUNNING);
    }

    private Decision weigh(Question question, boolean replied, Elapsed elapsed) {
        boolean responsible = enterprises.find(question.unitId()).filter(Enterprise::hasResponsible).isPresent();
        return verdicts.weigh(OpennessRules.COMMENT, new OpennessFacts.Comment(responsible, replied, elapsed), law.today(unions.get(question.unitId()).region()));
    }
}

package org.gongqiao.app.law.deadline;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Approval;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deadline engine, and the readings that it goes by. Law is public: needs no scope. */
@Component
public class Deadlines {

    private final DeadlineStore store;
    private final Law law;
    private final AuditLog audit;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    Deadlines(DeadlineStore store, Law law, AuditLog audit, Clock clock) {
        this.store = store;
        this.law = law;
        this.audit = audit;
        this.clock = clock;
    }

    /** The days of one clock; see {@link Reckoner#due}. A limit that nobody set is an answer: the caller's transaction goes on. */
    @Transactional(readOnly = true, noRollbackFor = MissingLimit.class)
    public Due due(String limit, String region, List<? extends Turn> turns) {
        return reckoner().due(limit, region, turns);
    }

    /** What counts many clocks from one state of statute book, calendar and readings. */
    @Transactional(readOnly = true)
    public Reckoner reckoner() {
        Kept last = kept;
        UUID edition = law.edition();
        if (last == null || !last.edition().equals(edition)) {
            last = new Kept(edition, new Reckoner(new Almanac(store.calendar(), law.parameters(), law.rules(), store.settled())));
            kept = last;
        }
        return last.reckoner();
    }

    private record Kept(UUID edition, Reckoner reckoner) {}

    /** Grows whenever a number, a calendar or a reading is added: dates derived at a smaller one are to be derived again. */
    @Transactional(readOnly = true)
    public long basis() {
        return store.basis();
    }

    /** The questions that texts leave open: two about counting, and one for each limit whose unit is in doubt. */
    @Transactional(readOnly = true)
    public List<Question> questions() {
        var questions = new ArrayList<Question>();
        questions.add(new Question(Question.REST_DAY, Question.Kind.REST_DAY, "N-2.last"));
        questions.add(new Question(Question.BACKWARD, Question.Kind.BACKWARD, "N-2.back"));
        law.parameters().stream().filter(number -> number.otherUnit() != null).map(number -> Map.entry(number.name(), number.ruleId())).distinct()
                .forEach(limit -> questions.add(new Question(limit.getKey(), Question.Kind.UNIT, limit.getValue())));
        return questions;
    }

    /** All settlements of a question, the newest first. */
    @Transactional(readOnly = true)
    public List<SettledReading> settled(String question) {
        return store.settled().reversed().stream().filter(each -> each.question().equals(question)).toList();
    }

    /** The operator's reading for a region, approved by two; those before stay. Returns its version. */
    @Transactional
    public int settle(SettleReading settling, Approval approval) {
        Question question = questions().stream().filter(each -> each.id().equals(settling.question())).findFirst()
                .orElseThrow(() -> new NotFound("question", settling.question()));
        if (settling.choice() != null && settling.choice().kind() != question.kind()) {
            throw new IllegalArgumentException("not an answer to this question");
        }
        store.lock();
        int version = store.settle(settling, OffsetDateTime.now(clock), Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.LAW_CHANGED, "reading", null).because(settling.reason()).with(Map.of("question", settling.question(),
                "region", settling.region(), "version", version, "choice", settling.choice() == null ? "OPEN" : settling.choice().name(),
                "proposal", approval.proposal(), "proposer", approval.proposer())));
        return version;
    }

    /** A rule about counting as it holds today. */
    @Transactional(readOnly = true)
    public Optional<Rule> rule(String id) {
        return law.today(Parameter.COUNTRY).rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Limits of the statute book that count time, for the calculator; the numbers of counting itself are none. */
    @Transactional(readOnly = true)
    public List<Parameter> limits() {
        return law.parameters().stream().filter(number -> number.unit().isTime() && !number.ruleId().startsWith("N-")).toList();
    }
}

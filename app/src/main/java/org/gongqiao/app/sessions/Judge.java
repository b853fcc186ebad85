package org.gongqiao.app.sessions;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.MissingLimit;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.law.democracy.ElectionRules;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.MatterRules;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.springframework.stereotype.Component;

/**
 * Hands the facts of a session to the rules of its place and day. The kind of congress chooses the rule: schools have
 * their own (D-30), meetings of union members theirs (J-09, J-17), all others D-07 to D-15.
 */
@Component
public class Judge {

    public static final String PAPERS = "D-11.papers";
    public static final String FILING = "D-15.filing";
    public static final String EACH = "D-07.each";

    private final Verdicts verdicts;
    private final Law law;
    private final Deadlines deadlines;

    Judge(Verdicts verdicts, Law law, Deadlines deadlines) {
        this.verdicts = verdicts;
        this.law = law;
        this.deadlines = deadlines;
    }

    /** The book on the day of the session, at its place. */
    public Book book(Session session) {
        return law.on(session.region(), session.heldOn());
    }

    /** Whether any text is known by which a session of that day could be judged. */
    boolean knows(String region, LocalDate day, boolean ofMembers, boolean ofSchool) {
        String rule = ofMembers ? "J-09" : ofSchool ? "D-30" : "D-09";
        return law.on(region, day).rules().stream().anyMatch(each -> each.id().equals(rule));
    }

    /** D-18. */
    public Decision power(Book book, MatterFacts.Firm firm, String matter, Power power) {
        return verdicts.weigh(MatterRules.POWER, new MatterFacts(firm, matter, power), book);
    }

    /** D-07, as of a day, counted from the session before. */
    public Decision frequency(String region, LocalDate last, boolean inEachYear, LocalDate on) {
        return verdicts.weigh(SessionRules.FREQUENCY, new SessionFacts.Frequency(inEachYear, stood(EACH, region, last, on)), law.on(region, on));
    }

    /** D-08, J-17. */
    Decision request(Session session, int delegates, int asking) {
        boolean union = session.calledFor() == SessionKind.CalledFor.UNION;
        return session.ofMembers()
                ? verdicts.weigh(ElectionRules.REQUEST, new ElectionFacts.Request(union, delegates, asking), book(session))
                : verdicts.weigh(SessionRules.REQUEST,
                        new SessionFacts.Request(session.calledFor() == SessionKind.CalledFor.EMPLOYER, union, delegates, asking), book(session));
    }

    /** D-09, D-30, J-09. */
    public Decision quorum(Session session, int delegates, int present) {
        if (session.ofMembers()) {
            return verdicts.weigh(ElectionRules.QUORUM, new ElectionFacts.Attendance(delegates, present), book(session));
        }
        RuleCheck<SessionFacts.Attendance> rule = session.ofSchool() ? SessionRules.SCHOOL_QUORUM : SessionRules.QUORUM;
        return verdicts.weigh(rule, new SessionFacts.Attendance(delegates, present), book(session));
    }

    /** The fewest of all that the share in a verdict asks for; empty where it used none. Exactly the share is enough only where its switch says so. */
    public static Optional<Integer> needed(Verdict verdict, int all) {
        Map<String, Integer> numbers = verdict.ground().parameters().stream().collect(Collectors.toMap(used -> used.name().substring(used.name().lastIndexOf('.') + 1),
                Ground.Used::value, (first, second) -> first));
        Integer parts = numbers.get("parts");
        Integer whole = numbers.get("whole");
        if (parts == null || whole == null) {
            return Optional.empty();
        }
        long least = Math.ceilDiv((long) parts * all, (long) whole);
        boolean exactly = least * whole == (long) parts * all;
        return Optional.of(Math.toIntExact(exactly && Integer.valueOf(0).equals(numbers.get("reaches")) ? least + 1 : least));
    }

    /**
     * D-11.
     *
     * @param hadOn the day on which the last delegate had the papers
     */
    public Decision papers(Session session, boolean written, LocalDate hadOn, boolean discussed) {
        return verdicts.weigh(SessionRules.PAPERS, new SessionFacts.Papers(written, stood(PAPERS, session.region(), session.heldOn(), hadOn), discussed),
                book(session));
    }

    /**
     * D-10, D-30; empty for a meeting of union members, for whose resolutions the book has no rule: nothing may be
     * concluded from the rules of workers' congresses.
     */
    public Optional<Decision> vote(Session session, SessionFacts.Vote facts) {
        if (session.ofMembers()) {
            return Optional.empty();
        }
        return Optional.of(verdicts.weigh(session.ofSchool() ? SessionRules.SCHOOL_VOTE : SessionRules.VOTE, facts, book(session)));
    }

    /** D-13. */
    public Optional<Decision> effect(Session session, Power power, boolean submitted, boolean passed) {
        return session.ofMembers() ? Optional.empty()
                : Optional.of(verdicts.weigh(SessionRules.EFFECT, new SessionFacts.Effect(power, submitted, passed), book(session)));
    }

    /** D-13, where an item changes what was passed before. */
    public Decision change(Session session, boolean passedAgain) {
        return verdicts.weigh(SessionRules.CHANGE, new SessionFacts.Change(passedAgain), book(session));
    }

    /** D-14. */
    public Decision joint(Book book, Power power, boolean byUnion, boolean reported) {
        return verdicts.weigh(SessionRules.JOINT, new SessionFacts.Joint(power, byUnion, reported), book);
    }

    /** D-15, as it stands on a day, or stood on the day of the report. */
    public Decision filing(Session session, LocalDate closedOn, boolean filed, LocalDate on) {
        return verdicts.weigh(SessionRules.FILING, new SessionFacts.Filing(filed, stood(FILING, session.region(), closedOn, on)), book(session));
    }

    /** The days of a limit; empty where nobody has set it for that place and day. */
    public Optional<Due> due(String limit, String region, LocalDate event) {
        // Asked outside its transaction: a limit that is missing must not undo the act that goes on without it.
        Reckoner reckoner = deadlines.reckoner();
        try {
            return Optional.of(reckoner.due(limit, region, List.of(new Turn.Started(event))));
        } catch (MissingLimit missing) {
            return Optional.empty();
        }
    }

    /** A limit that nobody set runs on: the rule itself then answers that the number is missing. */
    private Elapsed stood(String limit, String region, LocalDate event, LocalDate on) {
        return due(limit, region, event).map(due -> Elapsed.of(due, on)).orElse(Elapsed.RUNNING);
    }

    /** Keeps decisions about a session in the transaction of the act. */
    public void keep(Session session, List<Decision> decisions) {
        verdicts.keep(decisions, new About("session", session.id(), session.areaPath(), session.linePath(), null));
    }
}

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
import org.gongqiao.app.law.democracy.MembersFacts;
import org.gongqiao.app.law.democracy.MembersRules;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.springframework.stereotype.Component;

/**
 * Hands the facts of a session to the rules of its place and day. The kind of congress chooses the rule: schools have
 * their own (D-30), meetings of union members theirs (J-25, J-17), all others D-07 to D-15.
 */
@Component
public class Judge {

    private static final String PAPERS = "D-11.papers";
    private static final String NOTICE = "J-25.notice";
    public static final String FILING = "D-15.filing";

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
        String rule = ofMembers ? "J-25" : ofSchool ? "D-30" : "D-09";
        return law.on(region, day).rules().stream().anyMatch(each -> each.id().equals(rule));
    }

    /** D-18; the matters named there are the staff's, and no congress of members decides them (J-25). */
    public Decision power(Session session, String matter, Power power) {
        return session.ofMembers() ? verdicts.weigh(MembersRules.MATTER, new MembersFacts.Matter(true), book(session))
                : verdicts.weigh(MatterRules.POWER, new MatterFacts(session.firm(), matter, power), book(session));
    }

    /** The limit by which papers, or to members the notice, must be out. */
    public static String outBy(Session session) {
        return session.ofMembers() ? NOTICE : PAPERS;
    }

    /** D-08, J-17. */
    Decision request(Session session, int delegates, int asking) {
        boolean union = session.calledFor() == SessionKind.CalledFor.UNION;
        return session.ofMembers()
                ? verdicts.weigh(ElectionRules.REQUEST, new ElectionFacts.Request(union, delegates, asking), book(session))
                : verdicts.weigh(SessionRules.REQUEST,
                        new SessionFacts.Request(session.calledFor() == SessionKind.CalledFor.EMPLOYER, union, delegates, asking), book(session));
    }

    /** D-09, D-30, J-25. */
    public Decision quorum(Session session, int delegates, int present) {
        if (session.ofMembers()) {
            return verdicts.weigh(MembersRules.QUORUM, new MembersFacts.Attendance(delegates, present), book(session));
        }
        RuleCheck<SessionFacts.Attendance> rule = session.ofSchool() ? SessionRules.SCHOOL_QUORUM : SessionRules.QUORUM;
        return verdicts.weigh(rule, new SessionFacts.Attendance(delegates, present), book(session));
    }

    /** The fewest of all that the share in a verdict asks for; empty where it used none. Exactly the share is enough only where its switch says so. */
    public Optional<Integer> needed(Session session, Verdict verdict, int all) {
        Map<String, Integer> numbers = verdict.ground().parameters().stream().collect(Collectors.toMap(Ground.Used::name, Ground.Used::value, (first, second) -> first));
        return numbers.keySet().stream().filter(name -> name.endsWith(".parts")).map(name -> name.substring(0, name.length() - ".parts".length()))
                .filter(name -> numbers.containsKey(name + ".whole")).findFirst().map(name -> {
                    long parts = (long) numbers.get(name + ".parts") * all;
                    int whole = numbers.get(name + ".whole");
                    boolean notExactly = book(session).parameter(name + ".reaches").filter(reaches -> reaches.value() == 0).isPresent();
                    return Math.toIntExact(Math.ceilDiv(parts, whole) + (notExactly && parts % whole == 0 ? 1 : 0));
                });
    }

    /**
     * D-11, J-25.
     *
     * @param hadOn the day on which the last delegate had the papers
     */
    public Decision papers(Session session, boolean written, LocalDate hadOn, boolean discussed) {
        if (session.ofMembers()) {
            return verdicts.weigh(MembersRules.NOTICE, new MembersFacts.Notice(stood(NOTICE, session.region(), session.heldOn(), hadOn)), book(session));
        }
        return verdicts.weigh(SessionRules.PAPERS, new SessionFacts.Papers(written, stood(PAPERS, session.region(), session.heldOn(), hadOn), discussed),
                book(session));
    }

    /** D-10, D-30, J-25. */
    public Decision vote(Session session, SessionFacts.Vote facts) {
        return session.ofMembers()
                ? verdicts.weigh(MembersRules.VOTE, new MembersFacts.Vote(facts.power(), facts.delegates(), facts.present(), facts.inFavour()), book(session))
                : verdicts.weigh(session.ofSchool() ? SessionRules.SCHOOL_VOTE : SessionRules.VOTE, facts, book(session));
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

package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.atLeast;
import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.demands;
import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.regional;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;

/** Rules of a session and of what lies between sessions: D-07 to D-11, D-13 to D-15, D-17; of schools D-30. */
public final class SessionRules {

    public static final RuleCheck<SessionFacts.Frequency> FREQUENCY = regional("D-07", SessionFacts.Frequency.class, SessionRules::frequency);
    public static final RuleCheck<SessionFacts.Request> REQUEST = regional("D-08", SessionFacts.Request.class, SessionRules::request);
    public static final RuleCheck<SessionFacts.Attendance> QUORUM = regional("D-09", SessionFacts.Attendance.class,
            (facts, book) -> quorum(facts, book, "D-09"));
    public static final RuleCheck<SessionFacts.Vote> VOTE = regional("D-10", SessionFacts.Vote.class, SessionRules::vote);
    public static final RuleCheck<SessionFacts.Papers> PAPERS = regional("D-11", SessionFacts.Papers.class, SessionRules::papers);
    public static final RuleCheck<SessionFacts.Effect> EFFECT = regional("D-13", SessionFacts.Effect.class, SessionRules::effect);
    public static final RuleCheck<SessionFacts.Change> CHANGE = regional("D-13.change", SessionFacts.Change.class, SessionRules::change);
    public static final RuleCheck<SessionFacts.Joint> JOINT = regional("D-14", SessionFacts.Joint.class, SessionRules::joint);
    public static final RuleCheck<SessionFacts.Filing> FILING = regional("D-15", SessionFacts.Filing.class, SessionRules::filing);
    public static final RuleCheck<SessionFacts.Correction> CORRECTION = regional("D-17", SessionFacts.Correction.class, SessionRules::correction);
    public static final RuleCheck<SessionFacts.Attendance> SCHOOL_QUORUM = check("D-30.quorum", SessionFacts.Attendance.class,
            (facts, book) -> quorum(facts, book, "D-30"));
    public static final RuleCheck<SessionFacts.Frequency> SCHOOL_FREQUENCY = check("D-30.each", SessionFacts.Frequency.class, SessionRules::schoolFrequency);
    public static final RuleCheck<SessionFacts.Vote> SCHOOL_VOTE = check("D-30.vote", SessionFacts.Vote.class, SessionRules::schoolVote);

    /** Each check once. */
    public static final List<RuleCheck<? extends SessionFacts>> ALL = List.of(FREQUENCY, REQUEST, QUORUM, VOTE, PAPERS, EFFECT, CHANGE, JOINT, FILING,
            CORRECTION, SCHOOL_QUORUM, SCHOOL_VOTE, SCHOOL_FREQUENCY);

    private SessionRules() {}

    /** D-07. "Once a year" may be the calendar year or twelve months: kept under one reading only, it is to be confirmed. */
    static Verdict frequency(SessionFacts.Frequency facts, Book book) {
        var finding = book.finding("D-07").fact("inEachYear", facts.inEachYear()).fact("sinceLast", facts.sinceLast());
        return using(book, finding, "D-07.each", years -> {
            if (facts.sinceLast() == Elapsed.RUNNING) {
                return finding.lawful("law.D-07.lawful");
            }
            return facts.inEachYear() || facts.sinceLast() == Elapsed.DISPUTABLE ? finding.toBeConfirmed("law.D-07.whichYear")
                    : finding.unlawful("law.D-07.overdue");
        });
    }

    /** D-08. */
    static Verdict request(SessionFacts.Request facts, Book book) {
        var finding = book.finding("D-08").fact("employer", facts.employer()).fact("union", facts.union()).fact("delegates", facts.delegates())
                .fact("asking", facts.asking());
        return atLeast(book, finding, "D-08", facts.employer() || facts.union() ? facts.delegates() : facts.asking(), facts.delegates(),
                met -> met.lawful("law.D-08.lawful"), "law.D-08.few");
    }

    private static Verdict quorum(SessionFacts.Attendance facts, Book book, String rule) {
        var finding = book.finding(rule).fact("delegates", facts.delegates()).fact("present", facts.present());
        return atLeast(book, finding, rule.equals("D-09") ? "D-09" : "D-30.present", facts.present(), facts.delegates(),
                met -> met.lawful("law.D-09.lawful"), "law.D-09.few");
    }

    /** D-10. Of all delegates, not of those present (N-3); what is only heard, deliberated, supervised or appraised needs no majority. */
    static Verdict vote(SessionFacts.Vote facts, Book book) {
        var finding = votes(facts, book.finding("D-10"));
        return switch (facts.power()) {
            case HEARD, DELIBERATED, SUPERVISED, APPRAISED -> finding.lawful("law.D-10.noVote");
            case PASSED -> decided(facts, book, finding, "D-10.passed");
            case ELECTED -> decided(facts, book, finding, "D-10.elected");
        };
    }

    private static Book.Finding votes(SessionFacts.Vote facts, Book.Finding finding) {
        return finding.fact("power", facts.power()).fact("delegates", facts.delegates()).fact("present", facts.present())
                .fact("inFavour", facts.inFavour()).fact("secret", facts.secret()).fact("itemByItem", facts.itemByItem());
    }

    private static Verdict decided(SessionFacts.Vote facts, Book book, Book.Finding finding, String majority) {
        if (!facts.secret() && demands(book, finding, "D-10.secret")) {
            return finding.unlawful("law.D-10.open");
        }
        return majority(book, finding, majority, facts.inFavour(), facts.delegates(),
                met -> facts.power() == SessionFacts.Power.PASSED && !facts.itemByItem() && demands(book, met, "D-10.itemByItem")
                        ? met.warning("law.D-10.together") : met.lawful("law.D-10.passed"), "law.D-10.failed");
    }

    /** D-30. The text asks by school year: longer than twelve months apart may still be once in each. */
    static Verdict schoolFrequency(SessionFacts.Frequency facts, Book book) {
        var finding = book.finding("D-30").fact("inEachYear", facts.inEachYear()).fact("sinceLast", facts.sinceLast());
        return using(book, finding, "D-30.each", years -> facts.inEachYear() || facts.sinceLast() == Elapsed.RUNNING ? finding.lawful("law.D-30.met")
                : facts.sinceLast() == Elapsed.DISPUTABLE ? finding.toBeConfirmed("law.twoReadings") : finding.unlawful("law.D-30.overdue"));
    }

    /** D-30. */
    static Verdict schoolVote(SessionFacts.Vote facts, Book book) {
        var finding = votes(facts, book.finding("D-30"));
        return switch (facts.power()) {
            case HEARD, DELIBERATED, SUPERVISED, APPRAISED -> finding.lawful("law.D-10.noVote");
            case PASSED, ELECTED -> majority(book, finding, "D-30.passed", facts.inFavour(), facts.delegates(), met -> met.lawful("law.D-10.passed"),
                    "law.D-10.failed");
        };
    }

    /** D-11. Counted back from the session: late under one reading only is to be confirmed. */
    static Verdict papers(SessionFacts.Papers facts, Book book) {
        var finding = book.finding("D-11").fact("written", facts.written()).fact("papers", facts.papers()).fact("discussed", facts.discussed());
        if (!facts.written()) {
            return finding.unlawful("law.D-11.notWritten");
        }
        Verdict sent = inTime(book, finding, "D-11.papers", facts.papers(), "law.D-11.lawful", "law.D-11.late");
        return sent instanceof Verdict.Lawful && !facts.discussed() && demands(book, finding, "D-11.discuss")
                ? finding.unlawful("law.D-11.notDiscussed") : sent;
    }

    /** D-13. It is the employer's decision that does not bind, not the meeting that is void. */
    static Verdict effect(SessionFacts.Effect facts, Book book) {
        var finding = book.finding("D-13").fact("power", facts.power()).fact("submitted", facts.submitted()).fact("passed", facts.passed());
        if (facts.power() == SessionFacts.Power.PASSED) {
            return facts.submitted() && facts.passed() ? finding.lawful("law.D-13.binds") : finding.unlawful("law.D-13.doesNotBind");
        }
        return facts.submitted() ? finding.lawful("law.D-13.heard") : finding.warning("law.D-13.demand");
    }

    /** D-13. */
    static Verdict change(SessionFacts.Change facts, Book book) {
        var finding = book.finding("D-13").fact("passedAgain", facts.passedAgain());
        return facts.passedAgain() ? finding.lawful("law.D-13.binds") : finding.unlawful("law.D-13.changed");
    }

    /** D-14. Never instead of the congress where it must pass, elect or appraise. */
    static Verdict joint(SessionFacts.Joint facts, Book book) {
        var finding = book.finding("D-14").fact("power", facts.power()).fact("convenedByUnion", facts.convenedByUnion())
                .fact("reported", facts.reported());
        return switch (facts.power()) {
            case PASSED -> finding.unlawful("law.D-14.mustPass");
            case ELECTED, APPRAISED -> finding.unlawful("law.D-14.congress");
            case HEARD, DELIBERATED, SUPERVISED -> using(book, finding, "D-14.handles", handles -> {
                if (handles == 0) {
                    return facts.power() == SessionFacts.Power.HEARD ? finding.lawful("law.D-14.publicity") : finding.toBeConfirmed("law.D-14.noPower");
                }
                if (!facts.convenedByUnion()) {
                    return finding.unlawful("law.D-14.convened");
                }
                return facts.reported() ? finding.lawful("law.D-14.lawful") : finding.unlawful("law.D-14.report");
            });
        };
    }

    /** D-15. */
    static Verdict filing(SessionFacts.Filing facts, Book book) {
        var finding = book.finding("D-15").fact("filed", facts.filed()).fact("filing", facts.filing());
        return inTime(book, finding, "D-15.filing", facts.filing(), facts.filed() ? "law.D-15.filed" : "law.D-15.wait", "law.D-15.late");
    }

    /** D-17. */
    static Verdict correction(SessionFacts.Correction facts, Book book) {
        var finding = book.finding("D-17").fact("corrected", facts.corrected()).fact("correct", facts.correct());
        return facts.corrected() ? finding.lawful("law.D-17.corrected")
                : inTime(book, finding, "D-17.correct", facts.correct(), "law.D-17.wait", "law.D-17.propose");
    }
}

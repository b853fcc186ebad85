package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.atLeast;
import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.demands;
import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;

/** Rules of worker directors and supervisors, D-20 to D-26. */
public final class BoardRules {

    public static final RuleCheck<BoardFacts.Directors> DIRECTORS = check("D-20", BoardFacts.Directors.class, (facts, book) -> directors(facts, book, "D-20"));
    public static final RuleCheck<BoardFacts.Supervisors> SUPERVISORS = check("D-21", BoardFacts.Supervisors.class, BoardRules::supervisors);
    public static final RuleCheck<BoardFacts.Directors> AUDIT_COMMITTEE = check("D-22", BoardFacts.Directors.class, BoardRules::auditCommittee);
    public static final RuleCheck<BoardFacts.Holder> HOLDER = check("D-23", BoardFacts.Holder.class, BoardRules::holder);
    public static final RuleCheck<BoardFacts.Election> ELECTION = check("D-24", BoardFacts.Election.class, BoardRules::election);
    public static final RuleCheck<BoardFacts.Motion> MOTION = check("D-25", BoardFacts.Motion.class, BoardRules::motion);
    public static final RuleCheck<BoardFacts.Report> REPORT = check("D-26", BoardFacts.Report.class, BoardRules::report);

    /** Each check once. */
    public static final List<RuleCheck<? extends BoardFacts>> ALL = List.of(DIRECTORS, SUPERVISORS, AUDIT_COMMITTEE, HOLDER, ELECTION, MOTION, REPORT);

    private BoardRules() {}

    /** D-20. A company of the size without a board is not spoken of. */
    private static Verdict directors(BoardFacts.Directors facts, Book book, String rule) {
        var finding = book.finding(rule).fact("company", facts.company()).fact("staff", facts.staff()).fact("board", facts.board())
                .fact("oversight", facts.oversight()).fact("workerDirectors", facts.workerDirectors());
        if (facts.workerDirectors() > 0) {
            return using(book, finding, "D-20.staff", staff -> finding.lawful("law.D-20.lawful"));
        }
        return using(book, finding, "D-20.staff", staff -> {
            if (facts.company() == BoardFacts.Company.STATE_OWNED) {
                return finding.unlawful("law.D-20.stateOwned");
            }
            if (facts.staff() < staff) {
                return finding.lawful("law.D-20.small");
            }
            if (facts.oversight() == BoardFacts.Oversight.SUPERVISORS_WITH_WORKERS) {
                return finding.lawful("law.D-20.supervisors");
            }
            return facts.board() ? finding.unlawful("law.D-20.none") : finding.toBeConfirmed("law.D-20.noBoard");
        });
    }

    /** D-21. */
    static Verdict supervisors(BoardFacts.Supervisors facts, Book book) {
        var finding = book.finding("D-21").fact("supervisors", facts.supervisors()).fact("workers", facts.workers()).fact("years", facts.years());
        return using(book, finding, "D-21.least", least -> using(book, finding, "D-21.years", years -> {
            if (facts.supervisors() < least) {
                return finding.unlawful("law.D-21.few");
            }
            if (facts.years() != years) {
                return finding.unlawful("law.D-21.years");
            }
            return atLeast(book, finding, "D-21", facts.workers(), facts.supervisors(), met -> met.lawful("law.D-21.lawful"), "law.D-21.share");
        }));
    }

    /** D-22. Without supervisors no worker supervisors: D-20 then asks for a worker director. */
    static Verdict auditCommittee(BoardFacts.Directors facts, Book book) {
        return facts.oversight() == BoardFacts.Oversight.AUDIT_COMMITTEE ? directors(facts, book, "D-22")
                : book.finding("D-22").fact("oversight", facts.oversight()).lawful("law.D-22.none");
    }

    /** D-23. That an executive may not be a worker director was not read in the law. */
    static Verdict holder(BoardFacts.Holder facts, Book book) {
        var finding = book.finding("D-23").fact("seat", facts.seat()).fact("years", facts.years()).fact("executive", facts.executive())
                .fact("director", facts.director()).fact("supervisor", facts.supervisor());
        return switch (facts.seat()) {
            case DIRECTOR -> using(book, finding, "D-23.years", years -> {
                if (facts.years() > years) {
                    return finding.unlawful("law.D-23.years");
                }
                if (facts.supervisor()) {
                    return finding.unlawful("law.D-23.both");
                }
                return facts.executive() ? finding.toBeConfirmed("law.D-23.executive") : finding.lawful("law.D-23.lawful");
            });
            case SUPERVISOR -> facts.director() || facts.executive() ? finding.unlawful("law.D-23.both") : finding.lawful("law.D-23.lawful");
        };
    }

    /** D-24. Of all delegates (N-3). */
    static Verdict election(BoardFacts.Election facts, Book book) {
        var finding = book.finding("D-24").fact("delegates", facts.delegates()).fact("votes", facts.votes()).fact("secret", facts.secret())
                .fact("nominatedByUnion", facts.nominatedByUnion()).fact("unionHead", facts.unionHead());
        if (!facts.secret() && demands(book, finding, "D-10.secret")) {
            return finding.unlawful("law.D-10.open");
        }
        if (!facts.unionHead() && demands(book, finding, "D-24.unionHead")) {
            return finding.unlawful("law.D-24.unionHead");
        }
        return majority(book, finding, "D-10.elected", facts.votes(), facts.delegates(), met -> facts.nominatedByUnion()
                ? met.lawful("law.D-24.elected") : met.warning("law.D-24.nominated"), "law.D-24.notElected");
    }

    /** D-25. */
    static Verdict motion(BoardFacts.Motion facts, Book book) {
        var finding = book.finding("D-25").fact("delegates", facts.delegates()).fact("delegatesAsking", facts.delegatesAsking())
                .fact("staff", facts.staff()).fact("staffAsking", facts.staffAsking());
        Verdict ofDelegates = atLeast(book, finding, "D-25.delegates", facts.delegatesAsking(), facts.delegates(),
                met -> met.lawful("law.D-25.lawful"), "law.D-25.few");
        return ofDelegates instanceof Verdict.Unlawful ? atLeast(book, finding, "D-25.staff", facts.staffAsking(), facts.staff(),
                met -> met.lawful("law.D-25.lawful"), "law.D-25.few") : ofDelegates;
    }

    /** D-26. */
    static Verdict report(BoardFacts.Report facts, Book book) {
        var finding = book.finding("D-26").fact("sinceLast", facts.sinceLast());
        return inTime(book, finding, "D-26.each", facts.sinceLast(), "law.D-26.lawful", "law.D-26.overdue");
    }
}

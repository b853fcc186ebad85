package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.atLeast;
import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;

/** Rules of the meetings of a union's members and of their congress, J-25. Who elects there goes by {@link ElectionRules}. */
public final class MembersRules {

    public static final RuleCheck<MembersFacts.Attendance> QUORUM = check("J-25", MembersFacts.Attendance.class, MembersRules::quorum);
    public static final RuleCheck<MembersFacts.Vote> VOTE = check("J-25.vote", MembersFacts.Vote.class, MembersRules::vote);
    public static final RuleCheck<MembersFacts.Notice> NOTICE = check("J-25.notice", MembersFacts.Notice.class, MembersRules::notice);
    public static final RuleCheck<MembersFacts.Frequency> FREQUENCY = check("J-25.each", MembersFacts.Frequency.class, MembersRules::frequency);
    public static final RuleCheck<MembersFacts.Matter> MATTER = check("J-25.matter", MembersFacts.Matter.class, MembersRules::matter);

    /** Each check once. */
    public static final List<RuleCheck<? extends MembersFacts>> ALL = List.of(QUORUM, VOTE, NOTICE, FREQUENCY, MATTER);

    private MembersRules() {}

    /** J-25. */
    static Verdict quorum(MembersFacts.Attendance facts, Book book) {
        var finding = book.finding("J-25").fact("entitled", facts.entitled()).fact("present", facts.present());
        return atLeast(book, finding, "J-25.present", facts.present(), facts.entitled(), met -> met.lawful("law.J-25.lawful"), "law.J-25.few");
    }

    /** J-25. Of all delegates, not of those present (N-3); what is only heard, deliberated, supervised or appraised needs no majority. */
    static Verdict vote(MembersFacts.Vote facts, Book book) {
        var finding = book.finding("J-25").fact("power", facts.power()).fact("entitled", facts.entitled()).fact("present", facts.present())
                .fact("inFavour", facts.inFavour());
        return switch (facts.power()) {
            case HEARD, DELIBERATED, SUPERVISED, APPRAISED -> finding.lawful("law.J-25.noVote");
            case PASSED, ELECTED -> majority(book, finding, "J-25.passed", facts.inFavour(), facts.entitled(), met -> met.lawful("law.J-25.passed"),
                    "law.J-25.failed");
        };
    }

    /** J-25. Counted back from the meeting: late under one reading only is to be confirmed. */
    static Verdict notice(MembersFacts.Notice facts, Book book) {
        return inTime(book, book.finding("J-25").fact("notice", facts.notice()), "J-25.notice", facts.notice(), "law.J-25.noticed", "law.J-25.late");
    }

    /** J-25. "Once a year" may be the calendar year or twelve months: kept under one reading only, it is to be confirmed. */
    static Verdict frequency(MembersFacts.Frequency facts, Book book) {
        var finding = book.finding("J-25").fact("inEachYear", facts.inEachYear()).fact("sinceLast", facts.sinceLast());
        return using(book, finding, "J-25.each", years -> {
            if (facts.sinceLast() == Elapsed.RUNNING) {
                return finding.lawful("law.J-25.met");
            }
            return facts.inEachYear() || facts.sinceLast() == Elapsed.DISPUTABLE ? finding.toBeConfirmed("law.J-25.whichYear")
                    : finding.unlawful("law.J-25.overdue");
        });
    }

    /** J-25. Neither congress stands in for the other. */
    static Verdict matter(MembersFacts.Matter facts, Book book) {
        var finding = book.finding("J-25").fact("ofStaff", facts.ofStaff());
        return facts.ofStaff() ? finding.unlawful("law.J-25.ofStaff") : finding.lawful("law.J-25.own");
    }
}

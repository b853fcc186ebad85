package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;

/** Rules of standing, audit and women's committees, J-03, J-05 and J-06, and of removing who is neither chair nor vice-chair, J-18. */
public final class CommitteeRules {

    public static final RuleCheck<CommitteeFacts.Women> WOMEN = check("J-03", CommitteeFacts.Women.class, CommitteeRules::women);
    public static final RuleCheck<CommitteeFacts.Standing> STANDING = check("J-05", CommitteeFacts.Standing.class, CommitteeRules::standing);
    public static final RuleCheck<CommitteeFacts.Audited> AUDITED = check("J-06.exists", CommitteeFacts.Audited.class, CommitteeRules::audited);
    public static final RuleCheck<CommitteeFacts.Audit> AUDIT = check("J-06", CommitteeFacts.Audit.class, CommitteeRules::audit);
    public static final RuleCheck<CommitteeFacts.Together> TOGETHER = check("J-06.time", CommitteeFacts.Together.class, CommitteeRules::together);
    public static final RuleCheck<CommitteeFacts.AuditMember> AUDIT_MEMBER =
            check("J-06.member", CommitteeFacts.AuditMember.class, CommitteeRules::auditMember);
    public static final RuleCheck<CommitteeFacts.Removal> REMOVAL = check("J-18.member", CommitteeFacts.Removal.class, CommitteeRules::removal);

    /** Each check once. */
    public static final List<RuleCheck<? extends CommitteeFacts>> ALL = List.of(WOMEN, STANDING, AUDITED, AUDIT, TOGETHER, AUDIT_MEMBER, REMOVAL);

    private CommitteeRules() {}

    /** J-03. Asks to be set up and forbids nothing: more than asked is right, less a warning. */
    static Verdict women(CommitteeFacts.Women facts, Book book) {
        var finding = book.finding("J-03").fact("women", facts.women()).fact("committee", facts.committee()).fact("commissioner", facts.commissioner())
                .fact("withCommittee", facts.withCommittee());
        return using(book, finding, "J-03.committee", from -> {
            if (facts.women() >= from && !facts.committee()) {
                return finding.warning("law.J-03.committee");
            }
            if (facts.women() > 0 && !facts.committee() && !facts.commissioner()) {
                return finding.warning("law.J-03.commissioner");
            }
            return facts.committee() && !facts.withCommittee() ? finding.warning("law.J-03.apart") : finding.lawful("law.J-03.lawful");
        });
    }

    /** J-05. Which unit is large is for the union above to say: its approval stands for it. */
    static Verdict standing(CommitteeFacts.Standing facts, Book book) {
        var finding = book.finding("J-05").fact("seats", facts.seats()).fact("approved", facts.approved());
        if (!facts.approved()) {
            return finding.unlawful("law.J-05.notApproved");
        }
        return between(book, finding, "J-05", facts.seats(), "law.J-05.lawful", "law.J-05.few", "law.J-05.many");
    }

    /** J-06. The law asks for one and names no consequence: a warning. */
    static Verdict audited(CommitteeFacts.Audited facts, Book book) {
        var finding = book.finding("J-06").fact("audit", facts.audit());
        return facts.audit() ? finding.lawful("law.J-06.exists") : finding.warning("law.J-06.none");
    }

    /** J-06. */
    static Verdict audit(CommitteeFacts.Audit facts, Book book) {
        var finding = book.finding("J-06").fact("seats", facts.seats());
        return between(book, finding, "J-06", facts.seats(), "law.J-06.lawful", "law.J-06.few", "law.J-06.many");
    }

    private static Verdict between(Book book, Book.Finding finding, String name, int seats, String lawful, String few, String many) {
        return using(book, finding, name + ".least", least -> using(book, finding, name + ".most", most ->
                seats < least ? finding.unlawful(few) : seats > most ? finding.unlawful(many) : finding.lawful(lawful)));
    }

    /** J-06. */
    static Verdict together(CommitteeFacts.Together facts, Book book) {
        var finding = book.finding("J-06").fact("withCommittee", facts.withCommittee()).fact("gap", facts.gap());
        if (facts.gap()) {
            return finding.lawful("law.J-06.gap");
        }
        return facts.withCommittee() ? finding.lawful("law.J-06.together") : finding.unlawful("law.J-06.apart");
    }

    /** J-06. */
    static Verdict auditMember(CommitteeFacts.AuditMember facts, Book book) {
        var finding = book.finding("J-06").fact("chair", facts.chair()).fact("finance", facts.finance());
        if (facts.chair() || facts.finance()) {
            return finding.unlawful(facts.chair() ? "law.J-06.chair" : "law.J-06.finance");
        }
        return finding.lawful("law.J-06.member");
    }

    /**
     * J-18. The law gives the meeting this power and names no number of votes: what is enough against a chair surely is enough; half of those
     * present, but not of all, is left open, and of whom the law does not name everything.
     */
    static Verdict removal(CommitteeFacts.Removal facts, Book book) {
        var finding = book.finding("J-18").fact("held", facts.held()).fact("atMeeting", facts.atMeeting()).fact("secret", facts.secret())
                .fact("all", facts.all()).fact("present", facts.present()).fact("votes", facts.votes());
        if (!facts.atMeeting()) {
            return finding.unlawful("law.J-18.noMeeting");
        }
        Verdict ofThose = majority(book, book.finding("J-18"), "J-18", facts.votes(), facts.present(), met -> met.lawful("law.J-18.recalled"), "law.J-18.fewPresent");
        Verdict ofAll = majority(book, finding, "J-18", facts.votes(), facts.all(), met -> met.warning("law.J-18.member"), "law.J-18.whose");
        if (ofThose instanceof Verdict.Unlawful) {
            return finding.unlawful("law.J-18.fewPresent");
        }
        if (facts.held() == CommitteeFacts.Held.OTHER) {
            return finding.toBeConfirmed("law.J-18.notNamed");
        }
        if (ofAll instanceof Verdict.Unlawful) {
            return finding.toBeConfirmed("law.J-18.whose");
        }
        return !facts.secret() && ofAll instanceof Verdict.Warning ? finding.toBeConfirmed("law.J-18.open") : ofAll;
    }
}

package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.regional;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;

/** Rules of open management and of proposals, D-27 to D-29. */
public final class OpennessRules {

    public static final RuleCheck<OpennessFacts.Comment> COMMENT = regional("D-27", OpennessFacts.Comment.class, OpennessRules::comment);
    public static final RuleCheck<OpennessFacts.Published> PUBLISHED = regional("D-28", OpennessFacts.Published.class, OpennessRules::published);
    public static final RuleCheck<OpennessFacts.Proposal> PROPOSAL = regional("D-29", OpennessFacts.Proposal.class, OpennessRules::proposal);
    public static final RuleCheck<OpennessFacts.Answer> ANSWER = regional("D-29.reply", OpennessFacts.Answer.class, OpennessRules::answer);
    public static final RuleCheck<OpennessFacts.Account> ACCOUNT = regional("D-29.report", OpennessFacts.Account.class, OpennessRules::account);

    /** Each check once. */
    public static final List<RuleCheck<? extends OpennessFacts>> ALL = List.of(COMMENT, PUBLISHED, PROPOSAL, ANSWER, ACCOUNT);

    private OpennessRules() {}

    /** D-27. */
    static Verdict comment(OpennessFacts.Comment facts, Book book) {
        var finding = book.finding("D-27").fact("responsible", facts.responsible()).fact("replied", facts.replied()).fact("reply", facts.reply());
        if (!facts.responsible()) {
            return finding.unlawful("law.D-27.responsible");
        }
        return inTime(book, finding, "D-27.reply", facts.reply(), facts.replied() ? "law.D-27.replied" : "law.D-27.wait", "law.D-27.late");
    }

    /** D-28. The interval is this deployment's own: what is older than it is a warning, what was never published a breach. */
    static Verdict published(OpennessFacts.Published facts, Book book) {
        var finding = book.finding("D-28").fact("item", facts.item()).fact("stateFirm", facts.stateFirm()).fact("tradeSecret", facts.tradeSecret())
                .fact("published", facts.published()).fact("sinceLast", facts.sinceLast());
        if (facts.item().isOfStateFirms() && !facts.stateFirm()) {
            return finding.lawful("law.D-28.notAsked");
        }
        if (facts.tradeSecret() && facts.item().mayBeSecret()) {
            return finding.lawful("law.D-28.secret");
        }
        if (!facts.published()) {
            return finding.unlawful("law.D-28.never");
        }
        return using(book, finding, "D-28.each", years -> switch (facts.sinceLast()) {
            case RUNNING -> finding.lawful("law.D-28.lawful");
            case DISPUTABLE, OVER -> finding.warning("law.D-28.old");
        });
    }

    /** D-29. Seconders are a number of this deployment, so too few of them is no breach of law. */
    static Verdict proposal(OpennessFacts.Proposal facts, Book book) {
        var finding = book.finding("D-29").fact("seconders", facts.seconders()).fact("onFile", facts.onFile()).fact("reasonGiven", facts.reasonGiven());
        return using(book, finding, "D-29.seconders", least -> {
            if (!facts.onFile()) {
                return facts.reasonGiven() ? finding.lawful("law.D-29.told") : finding.unlawful("law.D-29.noReason");
            }
            return facts.seconders() < least ? finding.warning("law.D-29.few") : finding.lawful("law.D-29.onFile");
        });
    }

    /** D-29. */
    static Verdict answer(OpennessFacts.Answer facts, Book book) {
        var finding = book.finding("D-29").fact("replied", facts.replied()).fact("reply", facts.reply());
        return inTime(book, finding, "D-29.reply", facts.reply(), facts.replied() ? "law.D-29.replied" : "law.D-29.wait", "law.D-29.late");
    }

    /** D-29. */
    static Verdict account(OpennessFacts.Account facts, Book book) {
        var finding = book.finding("D-29").fact("reported", facts.reported());
        return facts.reported() ? finding.lawful("law.D-29.reported") : finding.unlawful("law.D-29.notReported");
    }
}

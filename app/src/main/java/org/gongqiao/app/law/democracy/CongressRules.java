package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.atLeast;
import static org.gongqiao.app.law.democracy.Weighing.atMost;
import static org.gongqiao.app.law.democracy.Weighing.ceil;
import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.demands;
import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.regional;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;

/** Rules of the make-up of a workers' congress: D-01 to D-06, D-12, D-16, D-30. */
public final class CongressRules {

    public static final RuleCheck<CongressFacts.Form> FORM = regional("D-01", CongressFacts.Form.class, CongressRules::form);
    public static final RuleCheck<CongressFacts.Seats> SEATS = regional("D-02", CongressFacts.Seats.class, CongressRules::seats);
    public static final RuleCheck<CongressFacts.Leaders> LEADERS = regional("D-03", CongressFacts.Leaders.class, CongressRules::leaders);
    public static final RuleCheck<CongressFacts.FrontLine> FRONT_LINE = regional("D-03.frontLine", CongressFacts.FrontLine.class, CongressRules::frontLine);
    public static final RuleCheck<CongressFacts.Group> WOMEN = regional("D-04", CongressFacts.Group.class, CongressRules::women);
    public static final RuleCheck<CongressFacts.Group> DISABLED = regional("D-04.disabled", CongressFacts.Group.class, CongressRules::disabled);
    public static final RuleCheck<CongressFacts.Election> ELECTION = regional("D-05", CongressFacts.Election.class, CongressRules::election);
    public static final RuleCheck<CongressFacts.Recall> RECALL = regional("D-05.recall", CongressFacts.Recall.class, CongressRules::recall);
    public static final RuleCheck<CongressFacts.Term> TERM = regional("D-06", CongressFacts.Term.class, CongressRules::term);
    public static final RuleCheck<CongressFacts.Presidium> PRESIDIUM = regional("D-12", CongressFacts.Presidium.class, CongressRules::presidium);
    public static final RuleCheck<CongressFacts.Regional> REGIONAL = regional("D-16", CongressFacts.Regional.class, CongressRules::ofRegion);
    public static final RuleCheck<CongressFacts.SchoolSeats> SCHOOL_SEATS = check("D-30.seats", CongressFacts.SchoolSeats.class, CongressRules::schoolSeats);
    public static final RuleCheck<CongressFacts.SchoolTerm> SCHOOL_TERM = check("D-30.term", CongressFacts.SchoolTerm.class, CongressRules::schoolTerm);
    public static final RuleCheck<CongressFacts.School> SCHOOL = check("D-30", CongressFacts.School.class, CongressRules::school);

    /** Each check once. */
    public static final List<RuleCheck<? extends CongressFacts>> ALL = List.of(FORM, SEATS, LEADERS, FRONT_LINE, WOMEN, DISABLED, ELECTION, RECALL, TERM,
            PRESIDIUM, REGIONAL, SCHOOL, SCHOOL_SEATS, SCHOOL_TERM);

    private CongressRules() {}

    /** D-01. */
    static Verdict form(CongressFacts.Form facts, Book book) {
        var finding = book.finding("D-01").fact("staff", facts.staff()).fact("assembly", facts.assembly());
        return using(book, finding, "D-01.congress", least -> facts.assembly() && facts.staff() >= least
                ? finding.unlawful("law.D-01.congress") : finding.lawful("law.D-01.lawful"));
    }

    /** D-02. By rows where the region has them ({@code D-02.fromN}, {@code toN}, {@code baseN}, …), else by a share of the staff. */
    static Verdict seats(CongressFacts.Seats facts, Book book) {
        var finding = book.finding("D-02").fact("staff", facts.staff()).fact("delegates", facts.delegates()).fact("agreed", facts.agreed());
        return demands(book, finding, "D-02.rows") ? byRows(facts, book, finding) : byShare(facts, book, finding);
    }

    private static Verdict byRows(CongressFacts.Seats facts, Book book, Book.Finding finding) {
        for (int row = 1; book.parameter("D-02.from" + row).isPresent(); row++) {
            Optional<Parameter> from = book.parameter("D-02.from" + row);
            Optional<Parameter> to = book.parameter("D-02.to" + row);
            if (facts.staff() >= from.orElseThrow().value() && to.filter(last -> facts.staff() > last.value()).isEmpty()) {
                finding.uses(from.orElseThrow());
                to.ifPresent(finding::uses);
                return inRow(facts, book, finding, row);
            }
        }
        return finding.toBeConfirmed("law.D-02.gap");
    }

    private static Verdict inRow(CongressFacts.Seats facts, Book book, Book.Finding finding, int row) {
        return using(book, finding, "D-02.base" + row, base -> {
            if (book.parameter("D-02.each" + row).isEmpty()) {
                return facts.delegates() < base ? finding.unlawful("law.D-02.few") : finding.lawful("law.D-02.lawful");
            }
            return using(book, finding, "D-02.above" + row, above -> using(book, finding, "D-02.each" + row, each ->
                    using(book, finding, "D-02.more" + row, more -> {
                        int needed = base + (facts.staff() - above) / each * more;
                        finding.fact("needed", needed);
                        if (facts.delegates() < needed) {
                            return finding.unlawful("law.D-02.few");
                        }
                        return facts.delegates() > needed && demands(book, finding, "D-02.exact")
                                ? finding.warning("law.D-02.more") : finding.lawful("law.D-02.lawful");
                    })));
        });
    }

    private static Verdict byShare(CongressFacts.Seats facts, Book book, Book.Finding finding) {
        return using(book, finding, "D-02.percent", percent -> using(book, finding, "D-02.least", least -> using(book, finding, "D-02.agreed", free -> {
            int needed = Math.max(least, ceil(percent, facts.staff()));
            finding.fact("needed", needed);
            if (facts.delegates() >= needed) {
                return finding.lawful("law.D-02.lawful");
            }
            if (facts.delegates() < free) {
                return finding.unlawful("law.D-02.few");
            }
            return facts.agreed() ? finding.lawful("law.D-02.agreed") : finding.unlawful("law.D-02.notAgreed");
        })));
    }

    /** D-03. How far a large group may go above the share is not said. */
    static Verdict leaders(CongressFacts.Leaders facts, Book book) {
        var finding = book.finding("D-03").fact("delegates", facts.delegates()).fact("leaders", facts.leaders()).fact("largeGroup", facts.largeGroup());
        return atMost(book, finding, "D-03.leaders", facts.leaders(), facts.delegates(), met -> met.lawful("law.D-03.lawful"),
                above -> facts.largeGroup() && demands(book, above, "D-03.largeGroups")
                        ? above.toBeConfirmed("law.D-03.largeGroup") : above.unlawful("law.D-03.many"));
    }

    /** D-03. The text calls them the main body and names no number: above the set share they surely are, up to it is left open. */
    static Verdict frontLine(CongressFacts.FrontLine facts, Book book) {
        var finding = book.finding("D-03").fact("delegates", facts.delegates()).fact("frontLine", facts.frontLine());
        if (book.parameter("D-03.mainBody").isEmpty()) {
            return finding.lawful("law.D-03.none");
        }
        return atMost(book, finding, "D-03.mainBody", facts.frontLine(), facts.delegates(), most -> most.toBeConfirmed("law.D-03.notMainBody"),
                above -> above.lawful("law.D-03.mainBody"));
    }

    /** D-04. */
    static Verdict women(CongressFacts.Group facts, Book book) {
        return group(facts, book, book.finding("D-04"), "law.D-04.women", "law.D-04.noWoman");
    }

    /** D-04. Of employers who gather disabled workers. */
    static Verdict disabled(CongressFacts.Group facts, Book book) {
        return group(facts, book, book.finding("D-04"), "law.D-04.disabled", "law.D-04.noDisabled");
    }

    private static Verdict group(CongressFacts.Group facts, Book book, Book.Finding finding, String few, String none) {
        finding.fact("delegates", facts.delegates()).fact("ofGroup", facts.ofGroup()).fact("staff", facts.staff())
                .fact("staffOfGroup", facts.staffOfGroup());
        if ((long) facts.ofGroup() * facts.staff() >= (long) facts.staffOfGroup() * facts.delegates()) {
            return finding.lawful("law.D-04.lawful");
        }
        if (!demands(book, finding, "D-04.binding")) {
            return finding.warning(few);
        }
        return finding.unlawful(facts.ofGroup() == 0 ? none : few);
    }

    /** D-05. Of all staff of the constituency, not of those who came (N-3). */
    static Verdict election(CongressFacts.Election facts, Book book) {
        var finding = book.finding("D-05").fact("constituency", facts.constituency()).fact("takingPart", facts.takingPart())
                .fact("votes", facts.votes()).fact("own", facts.own()).fact("published", facts.published());
        if (!facts.own()) {
            return finding.unlawful("law.D-05.elsewhere");
        }
        return atLeast(book, finding, "D-05.present", facts.takingPart(), facts.constituency(), met ->
                majority(book, met, "D-05", facts.votes(), facts.constituency(), won -> !facts.published() && demands(book, won, "D-05.publish")
                        ? won.warning("law.D-05.publish") : won.lawful("law.D-05.elected"), "law.D-05.notElected"), "law.D-05.few");
    }

    /** D-05. */
    static Verdict recall(CongressFacts.Recall facts, Book book) {
        var finding = book.finding("D-05").fact("constituency", facts.constituency()).fact("votes", facts.votes());
        return majority(book, finding, "D-05", facts.votes(), facts.constituency(), met -> met.lawful("law.D-05.recalled"), "law.D-05.notRecalled");
    }

    /** D-06. */
    static Verdict term(CongressFacts.Term facts, Book book) {
        var finding = book.finding("D-06").fact("years", facts.years()).fact("unionYears", facts.unionYears()).fact("term", facts.term())
                .fact("early", facts.early()).fact("consent", facts.consent()).fact("delay", facts.delay());
        if (demands(book, finding, "D-06.asUnion")) {
            if ((facts.early() || facts.term() == Elapsed.OVER) && !facts.consent()) {
                return finding.unlawful("law.D-06.consent");
            }
            return facts.years() == facts.unionYears() ? finding.lawful("law.D-06.lawful") : finding.warning("law.D-06.asUnion");
        }
        return using(book, finding, "D-06.least", least -> using(book, finding, "D-06.most", most -> {
            if (facts.years() < least || facts.years() > most) {
                return finding.unlawful("law.D-06.years");
            }
            return facts.term() == Elapsed.OVER ? inTime(book, finding, "D-06.delay", facts.delay(), "law.D-06.delayed", "law.D-06.tooLong")
                    : finding.lawful("law.D-06.lawful");
        }));
    }

    /** D-12. Where two rows meet, as at exactly a hundred delegates, both would apply: to be confirmed. */
    static Verdict presidium(CongressFacts.Presidium facts, Book book) {
        var finding = book.finding("D-12").fact("staff", facts.staff()).fact("delegates", facts.delegates()).fact("members", facts.members())
                .fact("frontLine", facts.frontLine());
        if (facts.members() == 1 && book.parameter("D-12.oneUpTo").filter(few -> facts.staff() <= few.value()).isPresent()) {
            book.parameter("D-12.oneUpTo").ifPresent(finding::uses);
            return finding.lawful("law.D-12.one");
        }
        Optional<Verdict> size = book.parameter("D-12.from").isPresent() ? presidiumSize(facts, book, finding) : Optional.empty();
        return size.orElseGet(() -> using(book, finding, "D-12.frontLine", percent -> 100L * facts.frontLine() >= (long) percent * facts.members()
                ? finding.lawful("law.D-12.lawful") : finding.unlawful("law.D-12.frontLine")));
    }

    /** Empty where the number of members is right. */
    private static Optional<Verdict> presidiumSize(CongressFacts.Presidium facts, Book book, Book.Finding finding) {
        Verdict size = using(book, finding, "D-12.from", from -> using(book, finding, "D-12.meet", meet -> {
            if (facts.delegates() < from || facts.delegates() == meet) {
                return finding.toBeConfirmed(facts.delegates() == meet ? "law.D-12.meet" : "law.D-12.gap");
            }
            if (facts.delegates() > meet) {
                return using(book, finding, "D-12.large", large -> facts.members() < large
                        ? finding.unlawful("law.D-12.few") : finding.lawful("law.D-12.lawful"));
            }
            return using(book, finding, "D-12.least", least -> using(book, finding, "D-12.most", most -> facts.members() < least
                    ? finding.unlawful("law.D-12.few") : facts.members() > most ? finding.unlawful("law.D-12.many") : finding.lawful("law.D-12.lawful")));
        }));
        return size instanceof Verdict.Lawful ? Optional.empty() : Optional.of(size);
    }

    /** D-16. What the region's text asks; where it asks nothing that was read, nothing is concluded. */
    static Verdict ofRegion(CongressFacts.Regional facts, Book book) {
        var finding = book.finding("D-16").fact("delegates", facts.delegates()).fact("managers", facts.managers()).fact("frontLine", facts.frontLine());
        return atMost(book, finding, "D-16.managers", facts.managers(), facts.delegates(), met -> {
            Optional<Parameter> least = book.parameter("D-16.least");
            least.ifPresent(finding::uses);
            if (least.filter(number -> facts.delegates() < number.value()).isPresent()) {
                return finding.unlawful("law.D-16.few");
            }
            Optional<Parameter> front = book.parameter("D-16.frontLine");
            front.ifPresent(finding::uses);
            return front.filter(percent -> 100L * facts.frontLine() < (long) percent.value() * facts.delegates()).isPresent()
                    ? finding.unlawful("law.D-16.frontLine") : finding.lawful("law.D-16.lawful");
        }, above -> above.unlawful("law.D-16.managers"));
    }

    /** D-30. The only rows read are those of one province that the source does not name: fewer delegates is a warning, nothing more. */
    static Verdict schoolSeats(CongressFacts.SchoolSeats facts, Book book) {
        var finding = book.finding("D-30").fact("staff", facts.staff()).fact("delegates", facts.delegates());
        return using(book, finding, "D-30.upTo1", small -> facts.staff() <= small
                ? using(book, finding, "D-30.least1", least -> schoolSeats(facts, finding, least))
                : using(book, finding, "D-30.upTo2", middle -> using(book, finding, facts.staff() <= middle ? "D-30.percent2" : "D-30.percent3",
                        percent -> schoolSeats(facts, finding, ceil(percent, facts.staff())))));
    }

    private static Verdict schoolSeats(CongressFacts.SchoolSeats facts, Book.Finding finding, int needed) {
        finding.fact("needed", needed);
        return facts.delegates() < needed ? finding.warning("law.D-30.few") : finding.lawful("law.D-30.enough");
    }

    /** D-30. How long a term may run on was not read. */
    static Verdict schoolTerm(CongressFacts.SchoolTerm facts, Book book) {
        var finding = book.finding("D-30").fact("years", facts.years()).fact("term", facts.term());
        return using(book, finding, "D-30.short", shorter -> using(book, finding, "D-30.long", longer -> {
            if (facts.years() != shorter && facts.years() != longer) {
                return finding.unlawful("law.D-30.years");
            }
            return switch (facts.term()) {
                case RUNNING -> finding.lawful("law.D-30.running");
                case DISPUTABLE -> finding.warning("law.D-30.ends");
                case OVER -> finding.toBeConfirmed("law.D-30.over");
            };
        }));
    }

    /** D-30. */
    static Verdict school(CongressFacts.School facts, Book book) {
        var finding = book.finding("D-30").fact("staff", facts.staff()).fact("assembly", facts.assembly()).fact("delegates", facts.delegates())
                .fact("teachers", facts.teachers()).fact("leaders", facts.leaders());
        return using(book, finding, "D-30.congress", least -> {
            if (facts.assembly()) {
                return facts.staff() >= least ? finding.unlawful("law.D-30.congress") : finding.lawful("law.D-30.assembly");
            }
            return using(book, finding, "D-30.teachers", teachers -> 100L * facts.teachers() < (long) teachers * facts.delegates()
                    ? finding.unlawful("law.D-30.teachers")
                    : atMost(book, finding, "D-30.leaders", facts.leaders(), facts.delegates(), met -> met.lawful("law.D-30.lawful"),
                            above -> above.unlawful("law.D-30.leaders")));
        });
    }
}

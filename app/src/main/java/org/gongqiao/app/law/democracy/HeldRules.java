package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.regional;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.law.democracy.SessionFacts.Power;

/** Decisions of an employer that wait for the congress, by the matrix of matters (D-18). */
public final class HeldRules {

    public static final RuleCheck<HeldFacts> HELD = regional("D-18.held", HeldFacts.class, HeldRules::held);

    /** Each check once. */
    public static final List<RuleCheck<HeldFacts>> ALL = List.of(HELD);

    private static final List<Power> STRICTEST = List.of(Power.PASSED, Power.DELIBERATED, Power.HEARD);

    private HeldRules() {}

    /** What the congress must do with it; empty where no text of the place and day says. */
    public static Optional<Power> required(MatterFacts.Firm firm, List<String> matters, Book book) {
        return STRICTEST.stream().filter(power -> matters.stream().anyMatch(matter -> MatterRules.proposed(book, firm, matter).filter(power::equals).isPresent()))
                .findFirst();
    }

    /** D-18. */
    static Verdict held(HeldFacts facts, Book book) {
        var finding = book.finding("D-18").fact("firm", facts.firm()).fact("matters", String.join(" ", facts.matters())).fact("reached", facts.reached());
        return required(facts.firm(), facts.matters(), book).map(power -> {
            for (String matter : facts.matters()) {
                String name = "D-18." + matter + "." + power;
                book.parameter(name + "." + facts.firm()).filter(number -> number.value() == 1)
                        .or(() -> book.parameter(name).filter(number -> number.value() == 1)).ifPresent(finding::uses);
            }
            if (reaches(facts.reached(), power)) {
                return finding.lawful(met(power));
            }
            return finding.unlawful(facts.reached() == Reached.REJECTED ? "law.D-18.rejected" : needs(power));
        }).orElseGet(() -> finding.toBeConfirmed("law.D-18.unset"));
    }

    private static String met(Power power) {
        return switch (power) {
            case HEARD -> "law.D-18.met.HEARD";
            case DELIBERATED -> "law.D-18.met.DELIBERATED";
            default -> "law.D-18.met.PASSED";
        };
    }

    private static String needs(Power power) {
        return switch (power) {
            case HEARD -> "law.D-18.needs.HEARD";
            case DELIBERATED -> "law.D-18.needs.DELIBERATED";
            default -> "law.D-18.needs.PASSED";
        };
    }

    /** A vote that failed was a hearing and a deliberation, too. */
    private static boolean reaches(Reached reached, Power needed) {
        return switch (needed) {
            case HEARD -> reached != Reached.NOTHING;
            case DELIBERATED -> reached != Reached.NOTHING && reached != Reached.HEARD;
            default -> reached == Reached.PASSED;
        };
    }
}

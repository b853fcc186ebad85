package org.gongqiao.app.disputes.dismissal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongqiao.app.disputes.dismissal.Answers.Fact.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongqiao.app.disputes.dismissal.Answers.Fact;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guided check as a table: what of a notice is unlawful, and by which rule. */
class DismissalCheckTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Book BOOK = ShippedBook.of("rights", "disputes").at("330106", DAY);

    /** @param unlawful the rules that find something unlawful, in the order of the opinion */
    private record Row(String name, Answers answers, List<String> unlawful) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Answers dismissal(Reason reason, Fact... facts) {
        return new Answers("x", DAY, DAY.plusDays(10), reason, "", Set.copyOf(Arrays.asList(facts)), 24, 600, 0, 0, null);
    }

    private static Answers served(int months, int left) {
        return new Answers("x", DAY, DAY.plusDays(30), Reason.INCOMPETENCE, "", EnumSet.of(TRAINED_OR_MOVED, NOTICE_OR_PAY), months, left, 0, 0, null);
    }

    private static Answers layoff(int cut, int staff, int daysBefore, Fact... facts) {
        LocalDate first = DAY.plusDays(60);
        return new Answers("", DAY, first, Reason.LAYOFF, "", Set.copyOf(Arrays.asList(facts)), 0, 600, cut, staff, daysBefore < 0 ? null : first.minusDays(daysBefore));
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("incompetent, trained, with notice", dismissal(Reason.INCOMPETENCE, TRAINED_OR_MOVED, NOTICE_OR_PAY), List.of()),
                new Row("incompetent, not trained", dismissal(Reason.INCOMPETENCE, NOTICE_OR_PAY), List.of("R-19")),
                new Row("incompetent, trained, no notice", dismissal(Reason.INCOMPETENCE, TRAINED_OR_MOVED), List.of("R-19")),
                new Row("ill, other work not tried", dismissal(Reason.ILLNESS, NOTICE_OR_PAY), List.of("R-19")),
                new Row("ill within the medical period", dismissal(Reason.ILLNESS, OTHER_WORK_TRIED, NOTICE_OR_PAY, MEDICAL_PERIOD), List.of("R-16")),
                new Row("changed circumstances, talked over", dismissal(Reason.CHANGED_CIRCUMSTANCES, CHANGE_TALKED_OVER, NOTICE_OR_PAY), List.of()),
                new Row("changed circumstances, pregnant", dismissal(Reason.CHANGED_CIRCUMSTANCES, CHANGE_TALKED_OVER, NOTICE_OR_PAY, MATERNITY), List.of("R-16")),
                new Row("not examined before leaving", dismissal(Reason.INCOMPETENCE, TRAINED_OR_MOVED, NOTICE_OR_PAY, UNEXAMINED), List.of("R-16")),
                new Row("capacity lost", dismissal(Reason.INCOMPETENCE, TRAINED_OR_MOVED, NOTICE_OR_PAY, CAPACITY_LOST), List.of("R-16")),
                new Row("fifteen years and less than five to retirement", served(180, 59), List.of("R-16")),
                new Row("fifteen years and exactly five to retirement", served(180, 60), List.of()),
                new Row("a month short of fifteen years", served(179, 12), List.of()),
                new Row("serious breach of lawful, known rules, pregnant", dismissal(Reason.SERIOUS_BREACH, RULE_LAWFUL, RULE_KNOWN, MATERNITY), List.of()),
                new Row("serious breach of rules nobody was told", dismissal(Reason.SERIOUS_BREACH, RULE_LAWFUL), List.of("R-20")),
                new Row("on probation, standard told", dismissal(Reason.PROBATION, ON_PROBATION, STANDARD_TOLD), List.of()),
                new Row("on probation, standard not told", dismissal(Reason.PROBATION, ON_PROBATION), List.of("R-20")),
                new Row("after probation", dismissal(Reason.PROBATION, STANDARD_TOLD), List.of("R-20")),
                new Row("neglect without proof of harm", dismissal(Reason.SERIOUS_NEGLECT), List.of("R-20")),
                new Row("another job that hinders", dismissal(Reason.OTHER_JOB, HINDERS_OR_REFUSED), List.of()),
                new Row("another job that does not", dismissal(Reason.OTHER_JOB), List.of("R-20")),
                new Row("deceit not proved", dismissal(Reason.FRAUD), List.of("R-20")),
                new Row("sentenced", dismissal(Reason.CRIME, SENTENCED), List.of()),
                new Row("not sentenced yet", dismissal(Reason.CRIME), List.of("R-20")),
                new Row("no reason at all", dismissal(Reason.NONE), List.of("R-14", "R-20")),
                new Row("union told on the day it ended", new Answers("x", DAY, DAY, Reason.CRIME, "", Set.of(SENTENCED), 0, 600, 0, 0, null), List.of("R-14")),
                new Row("union told the day before", new Answers("x", DAY, DAY.plusDays(1), Reason.CRIME, "", Set.of(SENTENCED), 0, 600, 0, 0, null), List.of()),
                new Row("twenty laid off, all done", layoff(20, 500, 31, LAYOFF_GROUND, HEARD, REPORTED), List.of()),
                new Row("twenty laid off, explained on the thirtieth day before", layoff(20, 500, 30, LAYOFF_GROUND, HEARD, REPORTED), List.of()),
                new Row("twenty laid off, explained twenty-nine days before", layoff(20, 500, 29, LAYOFF_GROUND, HEARD, REPORTED), List.of("R-15")),
                new Row("nineteen of five hundred are no layoff", layoff(19, 500, -1), List.of()),
                new Row("ten of a hundred are", layoff(10, 100, -1, LAYOFF_GROUND, HEARD, REPORTED), List.of("R-15")),
                new Row("nine of a hundred are not", layoff(9, 100, -1), List.of()),
                new Row("no ground", layoff(20, 500, 40, HEARD, REPORTED), List.of("R-15")),
                new Row("nobody heard", layoff(20, 500, 40, LAYOFF_GROUND, REPORTED), List.of("R-15")),
                new Row("not reported", layoff(20, 500, 40, LAYOFF_GROUND, HEARD), List.of("R-15")),
                new Row("pregnant among those laid off", layoff(20, 500, 40, LAYOFF_GROUND, HEARD, REPORTED, MATERNITY), List.of("R-16")));
    }

    /** On the thirtieth day before it is disputable while no reading is settled. */
    private static Elapsed explained(Answers answers) {
        LocalDate on = answers.explainedOn();
        LocalDate nth = answers.endsOn().minusDays(30);
        return on == null ? Elapsed.DISPUTABLE : on.isBefore(nth) ? Elapsed.RUNNING : on.equals(nth) ? Elapsed.DISPUTABLE : Elapsed.OVER;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void finds(Row row) {
        List<Verdict> verdicts = DismissalCheck.of(row.answers(), BOOK, explained(row.answers()));
        assertThat(verdicts.stream().filter(Verdict.Unlawful.class::isInstance).map(each -> each.ground().ruleId()).toList()).isEqualTo(row.unlawful());
        assertThat(verdicts).as("every finding has its article").allSatisfy(each -> assertThat(each.ground().citation().article()).isNotBlank());
        assertThat(verdicts).noneMatch(Verdict.ToBeConfirmed.class::isInstance);
    }
}

package org.gongqiao.app.law.democracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is elected where each candidate's votes are judged by themselves: both sides of the majority, of the seats and of a tie, by region and body. */
class ElectedByNamesTest {

    private static final ShippedBook LAW = ShippedBook.of("democracy");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static Verdict judged(String body, Book book, int all, int votes, boolean secret) {
        return switch (body) {
            case "school" -> SessionRules.SCHOOL_VOTE.on(new SessionFacts.Vote(Power.ELECTED, all, all, votes, secret, true), book);
            case "members" -> MembersRules.VOTE.on(new MembersFacts.Vote(Power.ELECTED, all, all, votes), book);
            case "board" -> BoardRules.ELECTION.on(new BoardFacts.Election(all, votes, secret, true, true), book);
            default -> SessionRules.VOTE.on(new SessionFacts.Vote(Power.ELECTED, all, all, votes, secret, true), book);
        };
    }

    private static List<Integer> numbers(String places) {
        return places == null || places.isBlank() ? List.of() : Arrays.stream(places.split(" ")).map(Integer::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // Half of all delegates elects nobody, one more does; the article of Shanghai does not speak of elections, so the country's number holds.
            "staff, 330106, 60, 1, 30 20, -, -, FURTHER", "staff, 330106, 60, 1, 31 20, 0, -, DONE", "staff, 310115, 60, 1, 30 20, -, -, FURTHER",
            "staff, 310115, 60, 1, 31 20, 0, -, DONE", "staff, 000000, 61, 1, 30 20, -, -, FURTHER", "staff, 000000, 61, 1, 31 20, 0, -, DONE",
            "school, 310115, 60, 1, 30 20, -, -, FURTHER", "school, 310115, 60, 1, 31 20, 0, -, DONE", "members, 330106, 60, 1, 30 20, -, -, FURTHER",
            "members, 330106, 60, 1, 31 20, 0, -, DONE", "board, 330106, 60, 1, 30 20, -, -, FURTHER", "board, 330106, 60, 1, 31 20, 0, -, DONE",
            // Of too many the highest, whatever place they stand in.
            "staff, 330106, 60, 2, 40 50 45 31, 1 2, -, DONE", "staff, 330106, 60, 2, 45 31 31 31, 0, 1 2 3, AMONG_TIED",
            // Equal votes only matter at the last seat.
            "staff, 330106, 60, 2, 45 45 31, 0 1, -, DONE", "staff, 330106, 60, 2, 50 40 40, 0, 1 2, AMONG_TIED", "staff, 330106, 60, 1, 40 40, -, 0 1, AMONG_TIED",
            "staff, 330106, 60, 3, 40 40, 0 1, -, FURTHER", "staff, 330106, 60, 2, 30 30 30, -, -, FURTHER", "staff, 330106, 60, 3, 50 31 30, 0 1, -, FURTHER"})
    void isElected(String body, String region, int all, int seats, String votes, String elected, String tied, Round next) {
        Book book = LAW.at(region, DAY);
        List<Verdict> each = numbers(votes).stream().map(of -> judged(body, book, all, of, true)).toList();
        Result result = Result.among(each, numbers(votes), seats);
        assertThat(result.elected()).containsExactlyInAnyOrderElementsOf(numbers(elected));
        assertThat(result.tied()).containsExactlyElementsOf(numbers(tied));
        assertThat(result.next()).isEqualTo(next);
        assertThat(result.open()).isEqualTo(seats - result.elected().size());
    }

    @ParameterizedTest
    @CsvSource({"330106, 2026-11-20, FURTHER", "310115, 2017-11-22, CONFIRM"})
    void anOpenVoteElectsNobodyAndATextThatNobodyReadLeavesAllOpen(String region, LocalDate day, Round next) {
        Book book = LAW.at(region, day);
        List<Verdict> each = Stream.of(50, 40).map(votes -> judged("staff", book, 60, votes, false)).toList();
        Result result = Result.among(each, List.of(50, 40), 2);
        assertThat(result.next()).isEqualTo(next);
        assertThat(result.elected()).isEmpty();
    }
}

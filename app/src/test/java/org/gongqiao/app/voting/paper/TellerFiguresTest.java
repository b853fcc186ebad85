package org.gongqiao.app.voting.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What so many ballots can come to, on each side of each boundary. */
class TellerFiguresTest {

    private static final VoteQuestion MOTION = new VoteQuestion("motion", List.of("yes", "no"), 1, 1, true);
    private static final VoteQuestion ELECTION = new VoteQuestion("election", List.of("a", "b", "c"), 0, 2, false);
    private static final VoteQuestion TWO_OF_THREE = new VoteQuestion("exactly two", List.of("a", "b", "c"), 2, 2, true);

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 2, 5, 3, true
            10, 2, 5, 2, false
            10, 2, 5, 4, false
            10, 10, 0, 0, true
            10, 11, 0, 0, false
            0, 0, 0, 0, true
            10, -1, 6, 5, false""")
    void eachBallotOfAMotionSaysOneThing(int ballots, int blank, int yes, int no, boolean possible) {
        assertThat(TellerFigures.fault(List.of(MOTION), ballots, List.of(List.of(blank, yes, no))).isEmpty()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 0, 0, 0, true
            10, 10, 10, 0, true
            10, 10, 10, 1, false
            10, 11, 0, 0, false""")
    void aBallotOfAnElectionNamesUpToTwo(int ballots, int a, int b, int c, boolean possible) {
        assertThat(TellerFigures.fault(List.of(ELECTION), ballots, List.of(List.of(a, b, c))).isEmpty()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, 4, 6, 6, 0, true
            10, 4, 6, 5, 0, false
            10, 4, 6, 6, 1, false""")
    void blankBallotsNameNobody(int ballots, int blank, int a, int b, int c, boolean possible) {
        assertThat(TellerFigures.fault(List.of(TWO_OF_THREE), ballots, List.of(List.of(blank, a, b, c))).isEmpty()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void everyQuestionIsCounted(int questions) {
        var sheets = java.util.Collections.nCopies(questions, List.of(2, 5, 3));
        assertThat(TellerFigures.fault(List.of(MOTION, MOTION), 10, sheets)).isPresent();
    }

    @Test
    void namesOnPapersCountTowardsTheMostThatMayBeChosen() {
        var open = new VoteQuestion("election", List.of("a", "b", "c"), 0, 2, true, true);
        // Ten papers, one of them blank: nine choose eighteen names at most.
        var counts = List.of(List.of(1, 9, 5, 2));
        assertThat(TellerFigures.fault(List.of(open), 10, counts, written(new Written("d", 2)))).isEmpty();
        assertThat(key(TellerFigures.fault(List.of(open), 10, counts, written(new Written("d", 3))))).isEqualTo("voting.teller.sum");
        assertThat(key(TellerFigures.fault(List.of(open), 10, counts, written(new Written("b", 1))))).as("printed").isEqualTo("voting.teller.printed");
        assertThat(key(TellerFigures.fault(List.of(open), 10, counts, written(new Written("d", 0))))).isEqualTo("voting.teller.written");
        assertThat(key(TellerFigures.fault(List.of(open), 10, counts, written(new Written("d", 11))))).isEqualTo("voting.teller.written");
        assertThat(key(TellerFigures.fault(List.of(ELECTION), 10, List.of(List.of(9, 5, 2)), written(new Written("d", 1))))).isEqualTo("voting.teller.noWriteIn");
    }

    private static List<List<Written>> written(Written name) {
        return List.of(List.of(name));
    }

    private static String key(Optional<Hindrance> fault) {
        return fault.orElseThrow().key();
    }
}

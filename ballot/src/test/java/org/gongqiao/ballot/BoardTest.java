package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {
    @TempDir Path folder;

    private static Verdict.Summary accepted(Verdict verdict) {
        return assertInstanceOf(Verdict.Accepted.class, verdict, verdict::toString).election();
    }

    @Test
    void holdsElectionThatVerifiesAtEachStage() throws Exception {
        Elections.Prepared prepared = Elections.prepare(List.of(Elections.BLANK, Elections.SOME), 1, 3, 1, 1);
        Path file = folder.resolve(prepared.election().uuid() + ".bel");
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Board board = Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
            assertEquals(Stage.OPEN, accepted(Elections.verify(file)).stage());
            BallotMaker maker = new BallotMaker(prepared.election(), Elections.RANDOM);
            byte[] first = maker.make(prepared.voters().get(0), List.of(List.of(0, 0, 1), List.of(1, 0, 0)));
            Elections.recorded(board.cast(first));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(1), List.of(List.of(0, 1, 0), List.of(0, 1, 1)))));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(2), List.of(List.of(1, 0, 0), List.of(0, 0, 0)))));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(0), List.of(List.of(0, 1, 0), List.of(1, 0, 1)))));
            assertEquals(new Board.Refused(Check.BALLOT_REPEATED, ""), board.cast(first));
            assertEquals(4, accepted(Elections.verify(file)).ballots());
            Elections.close(board, prepared);
        }
        Verdict.Summary summary = accepted(Elections.verify(file));
        assertEquals(Stage.COUNTED, summary.stage());
        assertEquals(3, summary.voters());
        assertEquals(5, summary.weight());
        assertEquals(Optional.of(new Result(List.of(new Result.Counts(List.of(1L, 4L, 0L)), new Result.Counts(List.of(1L, 3L, 4L))))), summary.result());
        Tool tool = new Tool(folder);
        assertTrue(tool.accepts(file));
    }
}

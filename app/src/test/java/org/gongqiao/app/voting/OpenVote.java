package org.gongqiao.app.voting;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Election;

/** A secret vote by phone that has been opened, with those who hold its secrets. */
public record OpenVote(UUID id, String board, KeyHolders holders) {

    public static final List<VoteQuestion> QUESTIONS = List.of(new VoteQuestion("是否通过集体合同草案", List.of("赞成", "反对"), 1, 1, true),
            new VoteQuestion("选举职工董事", List.of("丁一", "丙二", "乙三"), 0, 2, true));

    /** At the union "own", whose other parts (ceremony, registrars) are taken as done. */
    public static OpenVote open(Fixtures fixtures, Votes votes, Setups setups, int graceHours, int... weights) {
        return open(fixtures, votes, setups, QUESTIONS, graceHours, weights);
    }

    public static OpenVote open(Fixtures fixtures, Votes votes, Setups setups, List<VoteQuestion> questions, int graceHours, int... weights) {
        List<Elector> electors = IntStream.range(0, weights.length).mapToObj(i -> new Elector(UUID.randomUUID(), "试验代表" + i, weights[i], true)).toList();
        var vote = new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "职工代表大会表决", Manner.SECRET_ONLINE, questions, electors,
                UUID.randomUUID(), graceHours);
        return chair(fixtures, () -> {
            UUID id = votes.prepare(vote);
            String board = Boards.boardOf(votes.get(id));
            KeyHolders holders = KeyHolders.of(board, weights);
            setups.trustees(id, holders.record);
            setups.credentials(id, holders.list);
            if (votes.open(id) instanceof OpeningOutcome.Refused refused) {
                throw new AssertionError(refused.hindrances());
            }
            return new OpenVote(id, board, holders);
        });
    }

    public static <T> T chair(Fixtures fixtures, Supplier<T> work) {
        var desk = new Desk(fixtures.people.get("chair").personId(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get("own"),
                fixtures.areaPaths.get("own"), "own");
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    /** A ballot of one voter. */
    public byte[] ballot(Election election, int voter, List<List<Integer>> votes) {
        return new BallotMaker(election, KeyHolders.RANDOM).make(holders.credentials.get(voter), votes);
    }
}

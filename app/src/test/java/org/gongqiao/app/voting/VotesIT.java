package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.ballot.ArchiveWriter;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Check;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VotesIT {

    static final List<VoteQuestion> QUESTIONS = List.of(new VoteQuestion("是否通过集体合同草案", List.of("赞成", "反对"), 1, 1, true));

    @Autowired Fixtures fixtures;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired TestDatabase.Switchable database;
    @TempDir Path folder;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private <T> T chair(Supplier<T> work) {
        var desk = new Desk(fixtures.people.get("chair").personId(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get("own"),
                fixtures.areaPaths.get("own"), "own");
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private NewVote vote(Manner manner, UUID consent, int electors) {
        return new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "集体合同草案", manner, QUESTIONS,
                IntStream.range(0, electors).mapToObj(i -> new Elector(UUID.randomUUID(), "试验代表" + i, 1, true)).toList(), consent, 0);
    }

    private UUID prepared(Manner manner, UUID consent, int electors) {
        return chair(() -> votes.prepare(vote(manner, consent, electors)));
    }

    @Test
    void aBoardIsOpenedOnlyWithConsentKeyAndCredentials() {
        UUID id = prepared(Manner.SECRET_ONLINE, null, 3);
        assertThat(chair(() -> votes.beforeOpening(id))).extracting(Hindrance::key)
                .containsExactly("voting.hindrance.noConsent", "voting.hindrance.noTrustees", "voting.hindrance.noCredentials");
        assertThat(chair(() -> votes.open(id))).isInstanceOf(OpeningOutcome.Refused.class);
        assertThat(chair(() -> votes.get(id)).state()).isEqualTo(VoteState.PREPARING);
    }

    @Test
    void ballotsLieOnABoardThatAnybodyCanCheck() throws IOException {
        UUID id = prepared(Manner.SECRET_ONLINE, UUID.randomUUID(), 3);
        String board = Boards.boardOf(chair(() -> votes.get(id)));
        KeyHolders holders = KeyHolders.of(board, 1, 1, 1);
        assertThat(chair(() -> setups.trustees(id, holders.record) && setups.credentials(id, holders.list))).isTrue();
        assertThat(chair(() -> votes.open(id))).isInstanceOf(OpeningOutcome.Opened.class);
        Board open = boards.get(board);
        BallotMaker maker = new BallotMaker(open.election(), KeyHolders.RANDOM);
        byte[] first = maker.make(holders.credentials.get(0), List.of(List.of(0, 1, 0)));
        byte[] second = maker.make(holders.credentials.get(1), List.of(List.of(0, 0, 1)));
        byte[] changed = maker.make(holders.credentials.get(0), List.of(List.of(1, 0, 0)));
        assertThat(open.cast(first)).isInstanceOf(Board.Recorded.class);
        assertThat(open.cast(second)).isInstanceOf(Board.Recorded.class);
        assertThat(open.cast(changed)).isInstanceOf(Board.Recorded.class);
        assertThat(open.cast(first)).isEqualTo(new Board.Refused(Check.BALLOT_REPEATED, ""));
        assertThat(boards.turnout(board)).isEqualTo(new Boards.Turnout(3, 2, 3));
        Path archive = folder.resolve(board + ".bel");
        var bytes = new ByteArrayOutputStream();
        boards.store(board).read(new ArchiveWriter(bytes, boards.store(board).time()));
        Files.write(archive, bytes.toByteArray());
        assertThat(new ElectionVerifier(ElectionVerifier.Options.standard()).verify(archive)).isInstanceOf(Verdict.Accepted.class);
        assertThat(chair(() -> votes.close(id))).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(open.cast(maker.make(holders.credentials.get(2), List.of(List.of(0, 1, 0))))).isEqualTo(new Board.Refused(Check.EVENT_ORDER, ""));
    }

    @Test
    void aBoardRefusesChange() {
        UUID id = prepared(Manner.SECRET_ONLINE, UUID.randomUUID(), 1);
        String board = Boards.boardOf(chair(() -> votes.get(id)));
        KeyHolders holders = KeyHolders.of(board, 1);
        chair(() -> setups.trustees(id, holders.record) && setups.credentials(id, holders.list));
        chair(() -> votes.open(id));
        assertThatThrownBy(() -> database.owner().sql("delete from voting.board_record where board = :board").param("board", board).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("append only");
        assertThatThrownBy(() -> database.owner().sql("update voting.board_entry set hash = '' where board = :board").param("board", board).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("append only");
    }

    @Test
    void aListThatAnAuditorWouldRejectOpensNoBoard() {
        UUID id = prepared(Manner.SECRET_ONLINE, UUID.randomUUID(), 1);
        KeyHolders holders = KeyHolders.of(Boards.boardOf(chair(() -> votes.get(id))), 1);
        chair(() -> setups.trustees(id, holders.record) && setups.credentials(id, "[\"2\"]".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var refused = (OpeningOutcome.Refused) chair(() -> votes.open(id));
        assertThat(refused.hindrances()).extracting(Hindrance::key).containsExactly("voting.hindrance.unsound");
        assertThat(chair(() -> votes.get(id)).state()).isEqualTo(VoteState.PREPARING);
    }

    @Test
    void anotherUnionSeesNoneOfIt() {
        UUID id = prepared(Manner.SECRET_PAPER, null, 2);
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get("neighbour"), fixtures.areaPaths.get("neighbour"), "x");
        ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).run(() -> assertThat(votes.find(id)).isEmpty());
    }
}

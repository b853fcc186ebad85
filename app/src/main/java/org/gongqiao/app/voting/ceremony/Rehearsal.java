package org.gongqiao.app.voting.ceremony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.voting.board.BoardIds;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.Trustees;
import org.springframework.stereotype.Component;

/**
 * The test decryption: a small board of made-up ballots under the new key, which each trustee decrypts from the kept file. It shows
 * before the opening that every file opens and that what is encrypted under this key can be decrypted.
 */
@Component
class Rehearsal {

    private static final List<List<Integer>> VOTES = List.of(List.of(1, 0), List.of(1, 0), List.of(0, 1));
    private static final String EXPECTED = "{\"result\":[[2,1]]}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CeremonyStore store;

    Rehearsal(CeremonyStore store) {
        this.store = store;
    }

    /** Sets the board up and fills it, as far as the encrypted tally. */
    void prepare(Ceremony ceremony, Trustees trustees) {
        UUID vote = ceremony.vote();
        try {
            String id = BoardIds.random();
            var draft = new Election.Draft("test " + ceremony.round(), vote.toString(), List.of(new Question.Choice("test", List.of("A", "B"), false, 0, 1)),
                    Optional.empty(), Optional.empty());
            Election election = Election.of(draft, id, Boards.group(), trustees.jointKey(Boards.group()));
            List<Credential> credentials = VOTES.stream().map(each -> Credential.generate(RANDOM)).toList();
            byte[] roll = CredentialRoll.write(credentials.stream().map(credential -> new CredentialRoll.Entry(credential.publicKey(id, Boards.group()), 1)).toList());
            Board board = Board.create(new RehearsalStore(store, ceremony), election, trustees, roll);
            var maker = new BallotMaker(election, RANDOM);
            for (int i = 0; i < VOTES.size(); i++) {
                done(board.cast(maker.make(credentials.get(i), List.of(VOTES.get(i)))));
            }
            done(board.endBallots());
            done(board.tally());
        } catch (MalformedText | Board.UnsoundSetup unsound) {
            throw new IllegalStateException("a checked group of trustees was no sound setup", unsound);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a trustee's browser needs. */
    record Sealed(String election, String tally) {}

    Sealed sealed(Ceremony ceremony) {
        try {
            Board board = Board.open(new RehearsalStore(store, ceremony));
            return new Sealed(text(board.election().text()), text(board.tallyText().orElseThrow()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes one trustee's decryption of the test; the failed check where it is not in order. */
    Optional<String> take(Ceremony ceremony, int place, byte[] decryption) {
        try {
            return Board.open(new RehearsalStore(store, ceremony)).addDecryption(place, decryption) instanceof Board.Refused refused
                    ? Optional.of(refused.check().name()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Opens the test tally; whether what came out is what went in. */
    boolean succeeds(Ceremony ceremony) {
        try {
            var entries = new RehearsalStore(store, ceremony);
            return Board.open(entries).publishResult() instanceof Board.Recorded && EXPECTED.equals(text(entries.last()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void done(Board.Outcome outcome) {
        if (outcome instanceof Board.Refused refused) {
            throw new IllegalStateException("the board refuses its own test: " + refused.check());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package org.gongqiao.app.voting.casting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Check;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes ballots. A ballot is acknowledged when it is durable on the board, and the same ballot may be sent any number of times. Who
 * sends it, from where and when is asked nowhere: a ballot is admitted by the signature of its credential alone, and a flood is
 * met by the number that are checked at once, not by counting addresses.
 */
@Component
public class Casting {

    private final Boards boards;
    private final BoardReader reader;
    private final Semaphore checks;
    private final int waitSeconds;
    private final int ballotsEach;

    Casting(Boards boards, BoardReader reader, @Value("${gq.voting.wait-seconds:20}") int waitSeconds,
            @Value("${gq.voting.ballots-per-credential:100}") int ballotsEach) {
        this.boards = boards;
        this.reader = reader;
        this.checks = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
        this.waitSeconds = waitSeconds;
        this.ballotsEach = ballotsEach;
    }

    /** @param ballot the text of the ballot; read no further than a ballot of this election can be long */
    public CastOutcome cast(String board, InputStream ballot) throws IOException {
        VoteState state = reader.get(board).state();
        if (state != VoteState.OPEN) {
            return new CastOutcome.Refused(state == VoteState.PREPARING ? "voting.cast.notOpen" : "voting.cast.closed");
        }
        Board open = boards.get(board);
        int longest = open.largestBallot();
        byte[] text = ballot.readNBytes(longest + 1);
        if (text.length > longest) {
            return refusal(Check.BALLOT_SIZE);
        }
        String tracker = Digests.fingerprint(text);
        if (reader.find(board, tracker).isPresent()) {
            return new CastOutcome.Taken(tracker, true);
        }
        byte[] credential = Board.credentialHash(text).orElse(null);
        if (credential == null) {
            return refusal(Check.BALLOT_TEXT);
        }
        if (reader.ballotsOf(board, credential) >= ballotsEach) {
            return new CastOutcome.Refused("voting.cast.tooMany");
        }
        return checked(open, text, tracker);
    }

    private CastOutcome checked(Board open, byte[] text, String tracker) {
        try {
            if (!checks.tryAcquire(waitSeconds, TimeUnit.SECONDS)) {
                return new CastOutcome.Busy();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new CastOutcome.Busy();
        }
        try {
            return switch (open.cast(text)) {
                case Board.Recorded recorded -> new CastOutcome.Taken(recorded.hash(), false);
                // Two of the same ballot came at once, and the other was first.
                case Board.Refused(Check check, String place) when check == Check.BALLOT_REPEATED -> new CastOutcome.Taken(tracker, true);
                case Board.Refused(Check check, String place) -> refusal(check);
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            checks.release();
        }
    }

    private static CastOutcome refusal(Check check) {
        return new CastOutcome.Refused(switch (check) {
            case EVENT_ORDER -> "voting.cast.closed";
            case BALLOT_CREDENTIAL -> "voting.cast.credential";
            case BALLOT_UUID, BALLOT_ELECTION -> "voting.cast.otherVote";
            default -> "voting.cast.unsound";
        });
    }
}

package org.gongqiao.ballot;

import java.util.Arrays;
import java.util.Optional;

/** The events of a board (spec 1.3), each with the number of data records written just before it. */
public enum EventType {
    SETUP("Setup", 4), BALLOT("Ballot", 1), END_BALLOTS("EndBallots", 0), ENCRYPTED_TALLY("EncryptedTally", 2), SHUFFLE("Shuffle", 2),
    END_SHUFFLES("EndShuffles", 0), PARTIAL_DECRYPTION("PartialDecryption", 2), RESULT("Result", 1);

    private final String label;
    private final int records;

    EventType(String label, int records) {
        this.label = label;
        this.records = records;
    }

    /** The name in the event record. */
    public String label() {
        return label;
    }

    /** How many data records belong to the event; the last of them is its payload. */
    public int records() {
        return records;
    }

    static Optional<EventType> named(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** Whether this event may come next, after {@code last} (null at the beginning). */
    boolean follows(EventType last, boolean rankings) {
        return switch (this) {
            case SETUP -> last == null;
            case BALLOT, END_BALLOTS -> last == SETUP || last == BALLOT;
            case ENCRYPTED_TALLY -> last == END_BALLOTS;
            case SHUFFLE -> rankings && (last == ENCRYPTED_TALLY || last == SHUFFLE);
            case END_SHUFFLES -> last == SHUFFLE;
            case PARTIAL_DECRYPTION, RESULT -> last == PARTIAL_DECRYPTION || last == (rankings ? END_SHUFFLES : ENCRYPTED_TALLY);
        };
    }
}

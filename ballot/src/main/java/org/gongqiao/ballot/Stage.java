package org.gongqiao.ballot;

/** How far an election has come. */
public enum Stage {
    /** Ballots are taken. */
    OPEN,
    /** No more ballots. */
    CLOSED,
    /** The encrypted tally is published. */
    TALLIED,
    /** The ranked votes are shuffled, or being shuffled. */
    SHUFFLED,
    /** At least one partial decryption is published. */
    DECRYPTED,
    /** The result is published. */
    COUNTED;

    static Stage after(EventType last) {
        return switch (last) {
            case SETUP, BALLOT -> OPEN;
            case END_BALLOTS -> CLOSED;
            case ENCRYPTED_TALLY -> TALLIED;
            case SHUFFLE, END_SHUFFLES -> SHUFFLED;
            case PARTIAL_DECRYPTION -> DECRYPTED;
            case RESULT -> COUNTED;
        };
    }
}

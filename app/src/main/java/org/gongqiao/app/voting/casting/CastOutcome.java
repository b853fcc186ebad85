package org.gongqiao.app.voting.casting;

/** What became of a ballot that was sent. */
public sealed interface CastOutcome {

    /**
     * It lies on the board.
     *
     * @param tracker Base64 of its SHA-256, by which the voter finds it
     * @param before  whether it lay there already: the same ballot was sent again
     */
    record Taken(String tracker, boolean before) implements CastOutcome {}

    /**
     * It does not.
     *
     * @param key a message that says why
     */
    record Refused(String key) implements CastOutcome {}

    /** So many wait for their check that this one should be sent again in a moment. */
    record Busy() implements CastOutcome {}
}

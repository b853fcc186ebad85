package org.gongqiao.app.sessions.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the roll of a session.
 *
 * @param group        his constituency, which discusses together; empty in an assembly
 * @param delegate     with a vote; otherwise he attends
 * @param weight       votes that his vote counts for
 * @param gone         was on the roll and is no delegate any more
 * @param proofOn      the day from which it is proved that he had the papers; null: not proved
 * @param proofVersion of the papers that he had
 */
public record Seat(UUID id, UUID sessionId, UUID personId, String name, String group, boolean delegate, int weight, boolean gone,
                   @Nullable LocalDate proofOn, @Nullable ProofHow proofHow, @Nullable Integer proofVersion, @Nullable Instant signedAt,
                   @Nullable SignedHow signedHow, @Nullable Instant leftAt) {

    /** How it is proved that papers reached him. */
    public enum ProofHow {
        /** He opened them. */ PHONE,
        /** He signed for them. */ PAPER
    }

    public enum SignedHow {
        /** On his phone with the code shown at the door. */ PHONE,
        /** At the door, with the code on his phone. */ DOOR,
        /** By an officer, by name. */ NAME
    }

    public boolean isPresent() {
        return signedAt != null && leftAt == null;
    }

    /** Whether he had all the papers of this version. */
    public boolean had(int papersVersion) {
        return proofVersion != null && proofVersion >= papersVersion;
    }
}

package org.gongqiao.app.voting.ceremony;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One going of the ceremony.
 *
 * @param trustees the finished group, a trustees record; null until all have sent their keys
 * @param messages one for each trustee, by place
 */
record Ceremony(UUID vote, int round, int size, int threshold, Instant begunAt, byte @Nullable [] trustees, @Nullable Instant rehearsedAt,
                List<Sent> messages) {

    /** What one trustee has sent so far. */
    record Sent(int place, byte @Nullable [] certificate, byte @Nullable [] polynomial, byte @Nullable [] share, @Nullable Instant rehearsedAt) {}

    /** The stage at which all stand, or the hindmost stands. */
    Stage stage() {
        if (messages.stream().anyMatch(sent -> sent.certificate == null)) {
            return Stage.CERTIFY;
        }
        if (messages.stream().anyMatch(sent -> sent.polynomial == null)) {
            return Stage.SHARE;
        }
        if (trustees == null) {
            return Stage.FINISH;
        }
        return rehearsedAt == null ? Stage.REHEARSE : Stage.READY;
    }

    /** Whether the trustee has done his part of the present stage. */
    boolean hasDone(int place) {
        Sent sent = messages.get(place - 1);
        return switch (stage()) {
            case CERTIFY -> sent.certificate != null;
            case SHARE -> sent.polynomial != null;
            case FINISH -> sent.share != null;
            case REHEARSE -> sent.rehearsedAt != null;
            case READY -> true;
        };
    }

    List<byte[]> certificates() {
        return messages.stream().map(Sent::certificate).toList();
    }

    List<byte[]> polynomials() {
        return messages.stream().map(Sent::polynomial).toList();
    }

    List<byte[]> shares() {
        return messages.stream().map(Sent::share).toList();
    }

    /** Steps of the ceremony; message {@code voting.ceremony.stage.<NAME>}. */
    public enum Stage { CERTIFY, SHARE, FINISH, REHEARSE, READY }
}

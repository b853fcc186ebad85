package org.gongqiao.app.sessions.roll;

import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Codes at the door, derived from the keys and kept nowhere: one of the room, which changes every minute so that a
 * photograph of it is soon worth nothing, and one of each delegate.
 */
@Component
public class DoorCodes {

    /** How long the code at the door shows the same. */
    public static final int SECONDS = 60;
    /** How many codes before the present one still open, for a slow phone. */
    private static final int GRACE = 2;
    private static final int LETTERS = 10;

    private final Vault vault;
    private final Clock clock;

    DoorCodes(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** What the screen at the door shows now. */
    public String room(UUID session) {
        return shortened(vault.hash(Vault.Domain.TOKEN, text(session, slot())));
    }

    /** Whether it is, or was within the last minutes, the code at the door. */
    public boolean opens(UUID session, String typed) {
        long now = slot();
        for (long slot = now; slot >= now - GRACE; slot--) {
            if (matches(text(session, slot), typed)) {
                return true;
            }
        }
        return false;
    }

    /** The code of one delegate, shown on his phone. */
    public String seat(UUID seat) {
        return shortened(vault.hash(Vault.Domain.TOKEN, "sessions.seat:" + seat));
    }

    boolean isSeat(UUID seat, String typed) {
        return matches("sessions.seat:" + seat, typed);
    }

    private boolean matches(String text, String typed) {
        String wanted = typed.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(vault.hashes(Vault.Domain.TOKEN, text)).anyMatch(hash -> shortened(hash).equals(wanted));
    }

    private long slot() {
        return clock.instant().getEpochSecond() / SECONDS;
    }

    private static String text(UUID session, long slot) {
        return "sessions.door:" + session + ":" + slot;
    }

    private static String shortened(byte[] hash) {
        return HexFormat.of().withUpperCase().formatHex(hash).substring(0, LETTERS);
    }
}

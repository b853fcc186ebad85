package org.gongqiao.app.sessions.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The papers of a session; template {@code sessions/<name>}, message {@code sessions.paper.<NAME>}. */
public enum PaperName {
    NOTICE, AGENDA, ATTENDANCE, MINUTES, COUNTS, RESOLUTIONS, FILING;

    public String template() {
        return "sessions/" + word();
    }

    /** As it stands in addresses and archives. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PaperName> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}

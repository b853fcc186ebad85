package org.gongqiao.app.roster.sheet;

import java.util.List;

/** Carries a refusal from the depth of a reader to {@link RosterReading}, which turns it into a value. Never leaves the package. */
final class UnreadableFile extends Exception {

    private final Refusal refusal;
    private final transient List<Object> arguments;

    UnreadableFile(Refusal refusal, Object... arguments) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.arguments = List.of(arguments);
    }

    Refusal refusal() {
        return refusal;
    }

    List<Object> arguments() {
        return arguments;
    }
}

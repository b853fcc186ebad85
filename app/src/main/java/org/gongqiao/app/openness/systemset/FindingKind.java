package org.gongqiao.app.openness.systemset;

/** What machine finds in a set of systems; messages {@code openness.finding.<NAME>} and, for what to do, {@code openness.finding.<NAME>.next}. */
public enum FindingKind {
    /** A system that is asked for is not there. */
    MISSING(true),
    /** It needs a vote, or another step, of the congress and never had one. */
    NOT_PASSED(true),
    /** A congress to which no delegates were elected. */
    NO_ELECTION(true),
    /** Nobody answers for open management. */
    NO_RESPONSIBLE(true),
    /** A matter of the list is overdue. */
    NOT_PUBLISHED(true),
    EXPIRED(true),
    /** The list says that it passed; no session of the congress shows it. */
    TOLD_ONLY(false),
    NO_DATE(false), NO_PAPER(false), EXPIRING(false);

    private final boolean breach;

    FindingKind(boolean breach) {
        this.breach = breach;
    }

    /** Against a rule, and not only to be looked at. */
    public boolean isBreach() {
        return breach;
    }

    /** The rule that it stands under, for a slot. */
    public String ruleId(String slot) {
        return switch (this) {
            case MISSING -> switch (slot) {
                case Slot.CONGRESS -> "D-01";
                case Slot.OPEN_MANAGEMENT -> "D-28";
                case Slot.WORKER_DIRECTORS -> "D-20";
                default -> "D-19";
            };
            case NOT_PASSED, TOLD_ONLY -> "D-13";
            case NO_ELECTION -> "D-05";
            case NO_RESPONSIBLE -> "D-27";
            case NOT_PUBLISHED -> "D-28";
            case EXPIRED -> slot.equals(Slot.CONGRESS) ? "D-06" : "D-19";
            case NO_DATE, NO_PAPER, EXPIRING -> "D-19";
        };
    }
}

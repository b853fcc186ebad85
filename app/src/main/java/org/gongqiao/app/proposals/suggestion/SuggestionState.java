package org.gongqiao.app.proposals.suggestion;

/** Where a suggestion stands; message {@code proposals.suggestion.<NAME>}. */
public enum SuggestionState {
    SUBMITTED,
    ADOPTED,
    /** With a reason. */
    NOT_ADOPTED,
    /** Carried out; what it brings is computed where it can be. */
    DONE,
    WITHDRAWN
}

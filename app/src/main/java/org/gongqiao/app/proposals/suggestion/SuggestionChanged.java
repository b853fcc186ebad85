package org.gongqiao.app.proposals.suggestion;

import java.util.UUID;

/** Something happened to a suggestion. */
public record SuggestionChanged(UUID suggestionId, Change change) {

    public enum Change { FILED, ADOPTED, NOT_ADOPTED, DONE, WITHDRAWN }
}

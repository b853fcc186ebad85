package org.gongqiao.app.proposals.suggestion;

import java.util.List;
import java.util.UUID;

/** A suggestion to be filed; texts stripped and not blank. @param key the same key twice files one */
public record FileSuggestion(UUID key, UUID unit, Field field, String title, String situation, String improvement, List<UUID> files) {

    public FileSuggestion {
        files = List.copyOf(files);
    }
}

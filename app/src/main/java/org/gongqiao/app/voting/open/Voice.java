package org.gongqiao.app.voting.open;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One elector in a roll-call.
 *
 * @param answers for each question the places of the count he named, the blank first where there is one; null where he was not called yet
 */
public record Voice(UUID person, String name, int weight, List<@Nullable List<Integer>> answers) {

    public boolean isCalled() {
        return answers.stream().allMatch(java.util.Objects::nonNull);
    }
}

package org.gongqiao.ballot;

import java.util.ArrayList;
import java.util.List;

/** Failed checks in the order they were found: the first thousand, and how many there were. */
final class Findings {
    static final int KEPT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    void add(Check check, String record) {
        add(new Finding(check, record, "", ""));
    }

    void add(Check check, String record, String place) {
        add(new Finding(check, record, place, ""));
    }

    void add(Finding finding) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    void addAll(Findings others) {
        others.kept.forEach(this::add);
        count += others.count - others.kept.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<Finding> list() {
        return List.copyOf(kept);
    }
}

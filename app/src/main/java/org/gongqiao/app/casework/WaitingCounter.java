package org.gongqiao.app.casework;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.ui.MenuCounter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All numbers of waiting matters in a menu, with one question. */
@Component
class WaitingCounter implements MenuCounter {

    private static final int MOST = 100;

    private final MatterStore store;
    private final Supplier<List<WaitingCount>> counts;

    WaitingCounter(MatterStore store, ObjectProvider<WaitingCount> counts) {
        this.store = store;
        this.counts = SingletonSupplier.of(() -> counts.stream().toList());
    }

    @Override
    public Map<String, Integer> count(Desk desk) {
        List<WaitingCount> shown = desk.unitId() == null ? List.of() : counts.get().stream().filter(each -> desk.may(each.permission())).toList();
        if (shown.isEmpty()) {
            return Map.of();
        }
        Set<String> kinds = shown.stream().flatMap(each -> each.kinds().stream()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> waiting = store.waitingAt(desk.unitId(), kinds, MOST);
        return shown.stream().collect(Collectors.toMap(WaitingCount::href, each -> each.kinds().isEmpty() ? waiting.get(MatterStore.ALL_KINDS)
                : Math.min(MOST, each.kinds().stream().mapToInt(waiting::get).sum())));
    }
}

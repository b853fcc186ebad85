package org.gongqiao.app.openness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.springframework.boot.test.context.TestComponent;

/** Sessions and delegates of tests that are about open management and not about how a session comes to its results. */
@TestComponent
public class TrialCongress implements CongressLink {

    private final Map<UUID, List<Step>> steps = new HashMap<>();
    private final Set<UUID> delegates = new HashSet<>();
    private final Set<UUID> elected = new HashSet<>();

    /** A session of this union dealt with something. */
    public synchronized UUID did(UUID unit, String title, Reached reached, LocalDate on) {
        UUID item = UUID.randomUUID();
        steps.computeIfAbsent(unit, id -> new CopyOnWriteArrayList<>()).add(new Step(item, title, "/unions", reached, on));
        return item;
    }

    public synchronized void sits(UUID person) {
        delegates.add(person);
    }

    public synchronized void elected(UUID unit) {
        elected.add(unit);
    }

    @Override
    public synchronized boolean isDelegate(UUID unit, UUID person) {
        return delegates.contains(person);
    }

    @Override
    public synchronized boolean hasElectedDelegates(UUID unit) {
        return elected.contains(unit);
    }

    @Override
    public synchronized List<Step> steps(UUID unit) {
        return List.copyOf(steps.getOrDefault(unit, List.of()));
    }
}

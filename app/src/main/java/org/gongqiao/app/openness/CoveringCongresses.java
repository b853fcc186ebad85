package org.gongqiao.app.openness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.sessions.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The congresses of a region or an industry that cover an enterprise (D-16): what they passed holds for it, too. They and their sessions
 * lie above the caller's scope; what they did is read for him by a service, in a transaction of its own, and only of those that cover a
 * union in his scope.
 */
@Component
class CoveringCongresses implements CongressLink {

    private static final String NAME = "openness-covering";
    /** What a congress of an earlier term passed may still be in force. */
    private static final int YEARS = 3;

    private final Congresses congresses;
    private final Sessions sessions;
    private final SessionSteps steps;
    private final Unions unions;
    private final TransactionTemplate apart;
    private final Clock clock;

    CoveringCongresses(Congresses congresses, Sessions sessions, SessionSteps steps, Unions unions, PlatformTransactionManager transactions, Clock clock) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.steps = steps;
        this.unions = unions;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
        this.clock = clock;
    }

    private List<Body> above(UUID unit, LocalDate on) {
        return congresses.covering(unit, on).stream().filter(body -> !body.unit().equals(unit)).toList();
    }

    @Override
    public List<Cover> covers(UUID unit) {
        List<Body> above = above(unit, LocalDate.now(clock));
        return above.isEmpty() ? List.of() : service(() -> above.stream().map(body -> new Cover(body.id(), body.name(), congresses.hasDelegates(body.id()))).toList());
    }

    /** Who sits above for an enterprise that has no congress of its own; where it has one, that one's delegates are its delegates. */
    @Override
    public boolean isDelegate(UUID unit, UUID person) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> sits = congresses.bodiesOf(person, today);
        List<Body> bodies = sits.isEmpty() ? List.of() : congresses.covering(unit, today).stream().filter(body -> !body.kind().isOfMembers()).toList();
        return bodies.stream().noneMatch(body -> body.unit().equals(unit)) && bodies.stream().anyMatch(body -> sits.contains(body.id()));
    }

    @Override
    public boolean hasElectedDelegates(UUID unit) {
        return covers(unit).stream().anyMatch(Cover::elected);
    }

    @Override
    public List<Step> steps(UUID unit) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Body> bodies = new LinkedHashMap<>();
        for (int years = 0; years <= YEARS; years++) {
            above(unit, today.minusYears(years)).forEach(body -> bodies.putIfAbsent(body.id(), body));
        }
        return bodies.isEmpty() ? List.of() : service(() -> {
            var found = new ArrayList<Step>();
            bodies.values().forEach(body -> sessions.ofBody(body.id()).forEach(session -> found.addAll(steps.of(session, "", body.name()))));
            return List.copyOf(found);
        });
    }

    @Override
    public Optional<Step> linked(UUID unit, UUID item, LocalDate on) {
        List<Body> bodies = above(unit, on);
        return bodies.isEmpty() ? Optional.empty() : service(() -> bodies.stream().flatMap(body -> sessions.ofBody(body.id()).stream()
                .flatMap(session -> steps.of(session, "", body.name()).stream())).filter(step -> step.item().equals(item)).findFirst());
    }

    private <T> T service(Supplier<T> work) {
        return Scope.call(Scope.service(NAME, unions.root().orElseThrow().areaPath()), () -> apart.execute(status -> work.get()));
    }
}

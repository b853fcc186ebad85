package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/**
 * Who may propose and second where. A delegate sees in his own scope no other delegate; the list of those of his own congress,
 * which is published to the staff, is read for him in a service scope, and only after he was found on it himself. To be asked
 * outside a transaction.
 */
@Component
public class Floors {

    private final Congresses congresses;
    private final Unions unions;
    private final Clock clock;

    Floors(Congresses congresses, Unions unions, Clock clock) {
        this.congresses = congresses;
        this.unions = unions;
        this.clock = clock;
    }

    /** A delegate's place in a congress: himself, and those whom he can ask, by name. */
    public record Floor(Body body, Delegate self, List<Delegate> others) {

        public Floor {
            others = List.copyOf(others);
        }

        /** Empty for whoever is no delegate of it. */
        Optional<Delegate> other(UUID person) {
            return others.stream().filter(each -> each.person().equals(person)).findFirst();
        }
    }

    /** The congresses in which a person has a vote today. */
    public List<Body> bodiesOf(UUID person) {
        LocalDate today = LocalDate.now(clock);
        return service(() -> congresses.bodiesOf(person, today).stream().map(congresses::get).filter(Body::isLive).toList()).orElse(List.of());
    }

    /** Empty where the person is no delegate of this congress today. */
    public Optional<Floor> floor(UUID body, UUID person) {
        LocalDate today = LocalDate.now(clock);
        return service(() -> {
            if (congresses.find(body).filter(Body::isLive).isEmpty() || !congresses.isDelegate(body, person, today)) {
                return Optional.<Floor>empty();
            }
            List<Delegate> all = congresses.roster(body, today).delegates();
            return all.stream().filter(each -> each.person().equals(person)).findFirst().map(self -> new Floor(congresses.get(body), self,
                    all.stream().filter(each -> !each.person().equals(person)).sorted(Comparator.comparing(Delegate::constituencyName)
                            .thenComparing(Delegate::name)).toList()));
        }).flatMap(found -> found);
    }

    private <T> Optional<T> service(Supplier<T> work) {
        return unions.root().map(top -> Scope.call(Scope.service("proposal-delegates", top.areaPath()), work));
    }
}

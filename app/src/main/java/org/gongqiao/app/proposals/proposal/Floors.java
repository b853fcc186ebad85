package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/**
 * Who may propose and second where. A delegate sees in his own scope no other delegate; those of his own congress, whose list is
 * published to the staff, are searched for him in a service scope, and only after he was found on it himself. Name and constituency
 * are all that comes out. To be asked outside a transaction.
 */
@Component
public class Floors {

    /** How many a search shows. A congress may have thousands of delegates; more words narrow it. */
    public static final int SHOWN = 20;
    private static final int WORDS = 5;

    private final Congresses congresses;
    private final Unions unions;
    private final Clock clock;

    Floors(Congresses congresses, Unions unions, Clock clock) {
        this.congresses = congresses;
        this.unions = unions;
        this.clock = clock;
    }

    /** A delegate's place in a congress. */
    public record Floor(Body body, Delegate self) {}

    /** Another delegate of the same congress. @param constituency empty in an assembly */
    public record Fellow(UUID person, String name, String constituency) {}

    /** What a search found. @param more whether there are others whom it would find, too */
    public record Found(List<Fellow> fellows, boolean more) {

        public Found {
            fellows = List.copyOf(fellows);
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
        return service(() -> congresses.find(body).filter(Body::isLive).flatMap(live -> congresses.delegatesOf(body, today, List.of(person)).stream().findFirst()
                .map(self -> new Floor(live, self)))).flatMap(found -> found);
    }

    /**
     * Fellow delegates whom he can ask, those of his own constituency first.
     *
     * @param typed parts of name or constituency; blank: whoever comes first
     * @param without who is not looked for, such as those who were asked before
     */
    public Found search(Floor floor, String typed, Collection<UUID> without) {
        LocalDate today = LocalDate.now(clock);
        List<String> words = Arrays.stream(typed.strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(WORDS).toList();
        List<UUID> left = Stream.concat(without.stream(), Stream.of(floor.self().person())).toList();
        List<Fellow> fellows = service(() -> congresses.delegatesLike(floor.body().id(), today, words, left, floor.self().constituencyName(), SHOWN + 1).stream()
                .map(Floors::fellow).toList()).orElse(List.of());
        return new Found(fellows.stream().limit(SHOWN).toList(), fellows.size() > SHOWN);
    }

    /** Those of these persons who are fellow delegates today. */
    List<Fellow> fellows(Floor floor, Collection<UUID> persons) {
        LocalDate today = LocalDate.now(clock);
        return service(() -> congresses.delegatesOf(floor.body().id(), today, persons).stream().filter(each -> !each.person().equals(floor.self().person()))
                .map(Floors::fellow).toList()).orElse(List.of());
    }

    private static Fellow fellow(Delegate delegate) {
        return new Fellow(delegate.person(), delegate.name(), delegate.constituencyName());
    }

    private <T> Optional<T> service(Supplier<T> work) {
        return unions.root().map(top -> Scope.call(Scope.service("proposal-delegates", top.areaPath()), work));
    }
}

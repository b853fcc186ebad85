package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.PageSamples;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Bodies for the walk: any union gets one, with a constituency. */
@TestConfiguration(proxyBeanMethods = false)
public class CongressWalkSamples {

    @Bean
    WalkSamples congressSamples(Bodies bodies, Constituencies constituencies, Congresses congresses) {
        return new WalkSamples() {
            @Override
            public String kind() {
                return "congress";
            }

            @Override
            public UUID make(Fixtures fixtures, String union) {
                UUID unit = fixtures.unions.get(union);
                return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> congresses.of(unit).stream().filter(Body::isLive).map(Body::id)
                        .findFirst().orElseGet(() -> {
                            var form = new SetUpBody(UUID.randomUUID(), unit, BodyKind.WORKERS_CONGRESS, "试验职工代表大会", LocalDate.of(2026, 1, 1), 3, 3, 120, 40, 0,
                                    false, false, "");
                            UUID id = ((CongressOutcome.Done) bodies.setUp(form)).id();
                            constituencies.add(id, "一车间", 120, 40);
                            constituencies.allot(id, 30);
                            return id;
                        }));
            }
        };
    }

    /** A vote that waits to be counted, for the pages of one. */
    @Bean
    PageSamples delegateElectionPages(WalkSamples congressSamples, Constituencies constituencies, DelegateElections elections) {
        return fixtures -> {
            UUID body = congressSamples.make(fixtures, "own");
            return Map.of("{election}", Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () -> elections.of(body).stream().map(DelegateElection::id)
                    .findFirst().orElseGet(() -> ((CongressOutcome.Done) elections.plan(body, UUID.randomUUID(), constituencies.of(body).getFirst().id(), true)).id()))
                    .toString());
        };
    }
}

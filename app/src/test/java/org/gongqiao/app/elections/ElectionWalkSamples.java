package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Elections, offices and companies for the walk. */
@TestConfiguration(proxyBeanMethods = false)
public class ElectionWalkSamples {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Bean
    WalkSamples electionSamples(Bodies bodies, Congresses congresses, Elections elections) {
        return sample("election", (fixtures, union) -> {
            UUID unit = fixtures.unions.get(union);
            UUID body = congresses.of(unit).stream().filter(each -> each.isLive() && each.kind() == BodyKind.MEMBERS_ASSEMBLY).map(Body::id).findFirst()
                    .orElseGet(() -> ((CongressOutcome.Done) bodies.setUp(new SetUpBody(UUID.randomUUID(), unit, BodyKind.MEMBERS_ASSEMBLY, "试验会员大会",
                            LocalDate.of(2026, 1, 1), 3, 3, 60, 20, 0, false, false, ""))).id());
            return ((CongressOutcome.Done) elections.prepare(new NewElection(UUID.randomUUID(), body, Office.COMMITTEE, "试验选举", 60, 5, 60, true, false, 3, null,
                    LocalDate.of(2026, 11, 12)))).id();
        });
    }

    @Bean
    WalkSamples officeSamples(Offices offices) {
        return sample("office", (fixtures, union) -> ((CongressOutcome.Done) offices.enter(fixtures.unions.get(union), Office.VICE_CHAIR, null,
                "周试验" + MADE.incrementAndGet(), LocalDate.of(2026, 1, 1), 3, false)).id());
    }

    @Bean
    WalkSamples companySamples(Companies companies) {
        return sample("company", (fixtures, union) -> ((CongressOutcome.Done) companies.record(UUID.randomUUID(), new Company(UUID.randomUUID(),
                fixtures.unions.get(union), "", "", "试验公司" + MADE.incrementAndGet(), BoardFacts.Company.LIMITED, 320, true, BoardFacts.Oversight.NONE, 0, 3, -1))).id());
    }

    private interface Making {
        UUID make(Fixtures fixtures, String union);
    }

    private static WalkSamples sample(String kind, Making making) {
        return new WalkSamples() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public UUID make(Fixtures fixtures, String union) {
                return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> making.make(fixtures, union));
            }
        };
    }
}

package org.gongqiao.app.voting;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Votes being prepared, for the walk. */
@TestConfiguration(proxyBeanMethods = false)
public class VoteWalkSamples {

    @Bean
    WalkSamples voteSamples(Votes votes) {
        return new WalkSamples() {
            @Override
            public String kind() {
                return "vote";
            }

            @Override
            public UUID make(Fixtures fixtures, String union) {
                var vote = new NewVote(fixtures.unions.get(union), UUID.randomUUID(), "/votes", "试验表决", Manner.SECRET_MIXED,
                        List.of(new VoteQuestion("是否同意", List.of("赞成", "反对"), 1, 1, true)),
                        List.of(new Elector(fixtures.people.get("member").personId(), "试验员", 1, true)), null, 24);
                return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> votes.prepare(vote));
            }
        };
    }
}

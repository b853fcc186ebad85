package org.gongqiao.app.voting;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Somebody else's office in a vote, for the walk. */
@TestConfiguration(proxyBeanMethods = false)
public class OfficeWalkSamples {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Bean
    WalkSamples trusteeSamples(Votes votes, VoteOffices offices) {
        return new Named(Office.TRUSTEE, votes, offices);
    }

    @Bean
    WalkSamples registrarSamples(Votes votes, VoteOffices offices) {
        return new Named(Office.REGISTRAR, votes, offices);
    }

    @Bean
    WalkSamples tellerSamples(Votes votes, VoteOffices offices) {
        return new Named(Office.TELLER, votes, offices);
    }

    private record Named(Office office, Votes votes, VoteOffices offices) implements WalkSamples {

        @Override
        public String kind() {
            return office.word();
        }

        @Override
        public UUID make(Fixtures fixtures, String union) {
            UUID person = fixtures.someone("walk" + kind() + union + MADE.incrementAndGet(), false).personId();
            var vote = new NewVote(fixtures.unions.get(union), UUID.randomUUID(), "/votes", "试验表决", Manner.SECRET_MIXED,
                    List.of(new VoteQuestion("是否同意", List.of("赞成", "反对"), 1, 1, true)), List.of(new Elector(person, "试验员", 1, true)), null, 24);
            return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)),
                    () -> ((NamingOutcome.Named) offices.name(votes.prepare(vote), office, person)).holder().id());
        }
    }
}

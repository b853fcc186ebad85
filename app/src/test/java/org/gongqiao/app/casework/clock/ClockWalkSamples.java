package org.gongqiao.app.casework.clock;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.FilingOutcome;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.membership.Trade;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Clocks of waiting applications for the walk, under both names: an officer's record and a person's own. */
@TestConfiguration(proxyBeanMethods = false)
public class ClockWalkSamples {

    @Bean
    WalkSamples clockSamples(Applications applications, Matters matters) {
        return new OfApplication("clock", applications, matters);
    }

    @Bean
    WalkSamples ownClockSamples(Applications applications, Matters matters) {
        return new OfApplication("clocks", applications, matters);
    }

    private record OfApplication(String kind, Applications applications, Matters matters) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            UUID person = fixtures.someone("walk" + kind + union, false).personId();
            var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get(union));
            return Scope.call(new Scope.Own(person), () -> {
                UUID filed = ((FilingOutcome.Filed) applications.file(person, form)).applicationId();
                return matters.about(filed).orElseThrow().due().clockId();
            });
        }
    }
}

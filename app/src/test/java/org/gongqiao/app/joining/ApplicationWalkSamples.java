package org.gongqiao.app.joining;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.membership.Trade;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Waiting applications for the walk, under both names: an officer's record and a person's own. */
@TestConfiguration(proxyBeanMethods = false)
public class ApplicationWalkSamples {

    @Bean
    WalkSamples applicationSamples(Applications applications) {
        return new Filed("application", applications);
    }

    @Bean
    WalkSamples ownApplicationSamples(Applications applications) {
        return new Filed("applications", applications);
    }

    private record Filed(String kind, Applications applications) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            UUID person = fixtures.someone("walk" + kind + union, false).personId();
            var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get(union));
            return ((FilingOutcome.Filed) Scope.call(new Scope.Own(person), () -> applications.file(person, form))).applicationId();
        }
    }
}

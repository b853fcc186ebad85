package org.gongqiao.app.standing;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.standing.ending.EndMembership;
import org.gongqiao.app.standing.ending.EndOutcome;
import org.gongqiao.app.standing.ending.EndingKind;
import org.gongqiao.app.standing.ending.Endings;
import org.gongqiao.app.standing.transfer.AskOutcome;
import org.gongqiao.app.standing.transfer.Transfers;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Waiting transfers and ended memberships for the walk, each under both names: an officer's record and a person's own. */
@TestConfiguration(proxyBeanMethods = false)
public class StandingWalkSamples {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Bean
    WalkSamples transferSamples(Transfers transfers) {
        return new Asked("transfer", transfers);
    }

    @Bean
    WalkSamples ownTransferSamples(Transfers transfers) {
        return new Asked("transfers", transfers);
    }

    @Bean
    WalkSamples endingSamples(Endings endings) {
        return new Expelled("ending", endings);
    }

    @Bean
    WalkSamples ownEndingSamples(Endings endings) {
        return new Expelled("endings", endings);
    }

    /** To the union, from another one. */
    private record Asked(String kind, Transfers transfers) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            UUID person = fixtures.member("walk" + kind + union + MADE.incrementAndGet(), "otherCity").personId();
            var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get(union));
            return ((AskOutcome.Asked) Scope.call(new Scope.Own(person), () -> transfers.askForOneself(person, form))).transferId();
        }
    }

    private record Expelled(String kind, Endings endings) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            UUID membership = fixtures.membership(fixtures.someone("walk" + kind + union + MADE.incrementAndGet(), false), union);
            var form = new EndMembership(EndingKind.EXPELLED, null, null, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 2), "试验");
            return ((EndOutcome.Ended) Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> endings.end(membership, form)))
                    .ending().id();
        }
    }
}

package org.gongqiao.app.disputes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.WalkGuests;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.dismissal.Answers;
import org.gongqiao.app.disputes.dismissal.Dismissals;
import org.gongqiao.app.disputes.dismissal.Reason;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Disputes, mediators and notices of each union for the walk, and a person's own dispute. */
@TestConfiguration(proxyBeanMethods = false)
public class DisputeWalkSamples {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    private record Made(String kind, Maker maker) implements WalkSamples {
        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.make(fixtures, union);
        }
    }

    private interface Maker {
        UUID make(Fixtures fixtures, String union);
    }

    @Bean
    WalkSamples disputeSamples(Disputes disputes) {
        return new Made("dispute", (fixtures, union) -> at(fixtures, union, () -> disputes.open(dispute(null))));
    }

    @Bean
    WalkSamples ownDisputeSamples(Disputes disputes) {
        return new Made("disputes", (fixtures, union) -> {
            UUID person = fixtures.someone("walkDisputes" + union, false).personId();
            return at(fixtures, union, () -> disputes.open(dispute(person)));
        });
    }

    @Bean
    WalkSamples mediatorSamples(Mediators mediators) {
        return new Made("mediator", (fixtures, union) -> at(fixtures, union, () -> mediators.add("试验调解员", Mediator.Seat.STAFF, "", Mediator.Basis.UNION_MEMBER, true)));
    }

    @Bean
    WalkSamples dismissalSamples(Dismissals dismissals) {
        return new Made("dismissal", (fixtures, union) -> at(fixtures, union, () -> dismissals.check(UUID.randomUUID(), "虚构单位",
                new Answers("试验职工", DAY, DAY.plusDays(30), Reason.INCOMPETENCE, "", Set.of(), 12, 600, 0, 0, null), List.of())));
    }

    @Bean
    WalkGuests disputeMediator(Disputes disputes, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.MEDIATOR, disputes, guests);
    }

    @Bean
    WalkGuests disputePartner(Disputes disputes, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.PARTNER, disputes, guests);
    }

    @Bean
    WalkGuests disputeLawyer(Disputes disputes, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.LAWYER, disputes, guests);
    }

    @Bean
    WalkGuests disputeEmployer(Disputes disputes, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.EMPLOYER, disputes, guests);
    }

    private record Guest(PartRole role, Disputes disputes, CaseworkWalkSamples.Guesthouse guests) implements WalkGuests {

        @Override
        public boolean takesPartIn(String pattern) {
            return pattern.equals("/part") || pattern.equals("/api/v1/part") || pattern.contains("/part/dispute");
        }

        @Override
        public String token(Fixtures fixtures) {
            UUID matter = at(fixtures, "own", () -> disputes.get(disputes.open(dispute(null))).matterId());
            return guests.enter(fixtures, matter, "own", role);
        }
    }

    @Bean
    WalkSamples channelSamples(Channels channels) {
        return new Made("channel", (fixtures, union) -> at(fixtures, union, () -> channels.name("试验渠道", "试验用途")));
    }

    @Bean
    WalkSamples checklistSamples(Checklists checklists) {
        return new Made("checklist", (fixtures, union) -> at(fixtures, union, () -> checklists.name("试验清单",
                Checklist.Target.UNION, List.of("一项"))));
    }

    private static OpenDispute dispute(@Nullable UUID person) {
        return new OpenDispute(UUID.randomUUID(), null, null, Trade.COURIER, Cause.PAY, "工资未发", new Dispute.Employer(null, "虚构单位", "", "", ""), null, null, DAY,
                "事实", "", List.of(new OpenDispute.NewClaimant(person, "试验劳动者", "1", null, "", "", "", "", false, List.of(new OpenDispute.NewHead(HeadKind.WAGES, 100L, "")))));
    }

    static <T> T at(Fixtures fixtures, String union, Supplier<T> work) {
        return fixtures.at(union, "chair", Role.CHAIR, work);
    }
}

package org.gongqiao.app.proposals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.PageSamples;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.WalkGuests;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Proposals and suggestions for the walk, each made by the module itself. */
@TestConfiguration(proxyBeanMethods = false)
public class ProposalWalkSamples {

    private static final AtomicInteger MADE = new AtomicInteger();

    private record Sample(String kind, BiFunction<Fixtures, String, UUID> maker) implements WalkSamples {
        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.apply(fixtures, union);
        }
    }

    private static UUID proposal(Fixtures fixtures, String union, TestDatabase.Switchable database, OwnProposals own, Clock clock) {
        var hall = new CongressHall(fixtures, database);
        UUID body = hall.body(union, LocalDate.now(clock).minusYears(1));
        String key = "walkDelegate" + MADE.incrementAndGet();
        fixtures.member(key, union);
        UUID person = hall.delegate(body, key, "一选区");
        return CongressHall.own(person, () -> {
            UUID id = CongressHall.id(own.write(new WriteProposal(UUID.randomUUID(), body, Topic.WELFARE, "增加夜班班车", "夜班下班没有公交。", "加一班车。", List.of(), List.of())));
            return CongressHall.id(own.submit(id, own.get(id).version()));
        });
    }

    private static UUID suggestion(Fixtures fixtures, String union, Suggestions suggestions) {
        UUID person = fixtures.member("walkSuggester" + MADE.incrementAndGet(), union).personId();
        return CongressHall.id(CongressHall.own(person, () -> suggestions.file(new FileSuggestion(UUID.randomUUID(), fixtures.unions.get(union), Field.SAVING, "改进包装",
                "纸箱用得多。", "改用周转箱。", List.of()))));
    }

    private record Guest(TestDatabase.Switchable database, OwnProposals own, CaseworkWalkSamples.Guesthouse guests, Clock clock) implements WalkGuests {

        @Override
        public PartRole role() {
            return PartRole.EMPLOYER;
        }

        @Override
        public boolean takesPartIn(String pattern) {
            return pattern.contains("/part/proposal");
        }

        @Override
        public String token(Fixtures fixtures) {
            UUID id = proposal(fixtures, "own", database, own, clock);
            UUID matter = database.owner().sql("select matter_id from proposals.proposal where id = :id").param("id", id).query(UUID.class).single();
            return guests.enter(fixtures, matter, "own", PartRole.EMPLOYER);
        }
    }

    @Bean
    WalkGuests proposalOwner(TestDatabase.Switchable database, OwnProposals own, CaseworkWalkSamples.Guesthouse guests, Clock clock) {
        return new Guest(database, own, guests, clock);
    }

    @Bean
    WalkSamples congressProposalSamples(TestDatabase.Switchable database, OwnProposals own, Clock clock) {
        return new Sample("congressProposal", (fixtures, union) -> proposal(fixtures, union, database, own, clock));
    }

    @Bean
    WalkSamples ownCongressProposalSamples(TestDatabase.Switchable database, OwnProposals own, Clock clock) {
        return new Sample("proposals", (fixtures, union) -> proposal(fixtures, union, database, own, clock));
    }

    @Bean
    PageSamples guidePages(Guides guides, TestDatabase.Switchable database) {
        return fixtures -> Map.of("{guide}", new CongressHall(fixtures, database).at("own", Role.CHAIR, () -> CongressHall.id(guides.publish(UUID.randomUUID(),
                fixtures.unions.get("own"), "工作指引", "正文", List.of()))).toString());
    }

    @Bean
    WalkSamples pilotSamples(Guides guides, Clock clock, TestDatabase.Switchable database) {
        return new Sample("pilot", (fixtures, union) -> new CongressHall(fixtures, database).at(union, Role.CHAIR, () -> CongressHall.id(guides.name(UUID.randomUUID(),
                fixtures.unions.get(union), null, "试点", LocalDate.now(clock), LocalDate.now(clock).plusMonths(6)))));
    }

    @Bean
    WalkSamples suggestionSamples(Suggestions suggestions) {
        return new Sample("suggestion", (fixtures, union) -> suggestion(fixtures, union, suggestions));
    }

    @Bean
    WalkSamples ownSuggestionSamples(Suggestions suggestions) {
        return new Sample("suggestions", (fixtures, union) -> suggestion(fixtures, union, suggestions));
    }
}

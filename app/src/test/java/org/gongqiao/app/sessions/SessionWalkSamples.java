package org.gongqiao.app.sessions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.NewJoint;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Sessions, items, resolutions and joint meetings for the walk. */
@TestConfiguration(proxyBeanMethods = false)
public class SessionWalkSamples {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    private record Sample(String kind, java.util.function.BiFunction<Fixtures, String, UUID> making) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            return making.apply(fixtures, union);
        }
    }

    @Bean
    WalkSamples sessionSamples(Meetings meetings, TestDatabase.Switchable database) {
        return new Sample("session", (fixtures, union) -> session(meetings, database, fixtures, union));
    }

    @Bean
    WalkSamples ownSessionSamples(Meetings meetings, TestDatabase.Switchable database) {
        return new Sample("sessions", (fixtures, union) -> session(meetings, database, fixtures, union));
    }

    @Bean
    WalkSamples sessionItemSamples(Meetings meetings, TestDatabase.Switchable database, Agenda agenda) {
        return new Sample("sessionItem", (fixtures, union) -> {
            UUID id = session(meetings, database, fixtures, union);
            return meetings.at(union, () -> agenda.of(id).getFirst().id());
        });
    }

    @Bean
    WalkSamples resolutionSamples(Meetings meetings, TestDatabase.Switchable database, Sessions sessions, Agenda agenda, ItemVotes votes, Resolutions resolutions) {
        return new Sample("resolution", (fixtures, union) -> {
            UUID id = session(meetings, database, fixtures, union);
            return meetings.at(union, () -> {
                meetings.done(sessions.open(id, sessions.get(id).version(), ""));
                UUID item = agenda.of(id).stream().filter(each -> !each.needsVote()).findFirst().orElseThrow().id();
                meetings.done(votes.conclude(item, "试验"));
                return meetings.done(resolutions.draft(item, "试验决议", "试验部门", meetings.today().plusDays(20)));
            });
        });
    }

    @Bean
    WalkSamples jointSamples(Meetings meetings, TestDatabase.Switchable database, Between between) {
        return new Sample("joint", (fixtures, union) -> {
            UUID body = body(meetings, database, fixtures, union);
            return meetings.at(union, () -> meetings.done(between.hold(
                    new NewJoint(UUID.randomUUID(), body, MatterFacts.Firm.OTHER, DAY, true, "试验", "试验规章", "rules", null, "试验"))));
        });
    }

    private static UUID session(Meetings meetings, TestDatabase.Switchable database, Fixtures fixtures, String union) {
        return meetings.recorded(union, body(meetings, database, fixtures, union), DAY, "plan", 0);
    }

    private static UUID body(Meetings meetings, TestDatabase.Switchable database, Fixtures fixtures, String union) {
        List<UUID> found = database.owner().sql("select id from congress.body where unit_id = :unit and kind = 'SCHOOL_CONGRESS' and ended_on is null")
                .param("unit", fixtures.unions.get(union)).query(UUID.class).list();
        return found.isEmpty() ? meetings.body(union, "SCHOOL_CONGRESS", Meetings.SHANGHAI, 3, new ArrayList<>()) : found.getFirst();
    }
}

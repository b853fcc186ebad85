package org.gongqiao.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.voting.ClosingOutcome;
import org.gongqiao.app.voting.OpeningOutcome;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.PaperSheet;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.tally.Tallying;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;

/** Congresses with their delegates, and sessions of them, for tests. */
@TestComponent
public class Meetings {

    static final String ZHEJIANG = "330106";
    static final String SHANGHAI = "310115";

    private final TestDatabase.Switchable database;
    private final ObjectProvider<Fixtures> fixtures;
    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final Votes votes;
    private final VoteOffices offices;
    private final Rolls rolls;
    private final Tallying tallying;
    private final Clock clock;
    private int made;

    Meetings(TestDatabase.Switchable database, ObjectProvider<Fixtures> fixtures, Sessions sessions, Agenda agenda, Roll roll, Votes votes,
             VoteOffices offices, Rolls rolls, Tallying tallying, Clock clock) {
        this.database = database;
        this.fixtures = fixtures;
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.votes = votes;
        this.offices = offices;
        this.rolls = rolls;
        this.tallying = tallying;
        this.clock = clock;
    }

    /** A congress of a kind of which the union has none yet, with this many delegates in two groups. */
    UUID body(String union, String kind, String region, int delegates) {
        return body(union, kind, region, delegates, new ArrayList<>());
    }

    /** @param people takes the keys of the delegates, as in {@link Fixtures#people} */
    UUID body(String union, String kind, String region, int delegates, List<String> people) {
        UUID body = UUID.randomUUID();
        made++;
        database.owner().sql("""
                insert into congress.body (id, idempotency_key, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women, disabled,
                    agreed, large_group, seats, set_up_at, area_path, line_path)
                values (:id, :id, :unit, :unitName, :kind, :name, :region, '2015-01-01', 5, 5, 200, 80, 0, false, false, :seats, now(), cast(:area as ltree), cast(:line as ltree))""")
                .param("id", body).param("unit", fixtures.getObject().unions.get(union)).param("unitName", "试验工会-" + union).param("kind", kind)
                .param("name", "试验大会" + made).param("region", region).param("seats", delegates).param("area", fixtures.getObject().areaPaths.get(union))
                .param("line", fixtures.getObject().linePaths.get(union)).update();
        for (int i = 0; i < delegates; i++) {
            String key = "delegate" + made + "n" + i;
            people.add(key);
            var someone = fixtures.getObject().member(key, union);
            database.owner().sql("""
                    insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled, weight,
                        from_on, area_path, line_path)
                    values (gen_random_uuid(), :body, :person, :name, :group, true, false, false, false, false, false, 1, '2015-01-01', cast(:area as ltree), cast(:line as ltree))""")
                    .param("body", body).param("person", someone.personId()).param("name", someone.name()).param("group", i % 2 == 0 ? "一组" : "二组")
                    .param("area", fixtures.getObject().areaPaths.get(union)).param("line", fixtures.getObject().linePaths.get(union)).update();
        }
        return body;
    }

    /** Acts as a service at the union. */
    <T> T at(String union, Supplier<T> work) {
        return Scope.call(Scope.service("test", fixtures.getObject().areaPaths.get(union)), work);
    }

    UUID done(SessionOutcome outcome) {
        if (outcome instanceof SessionOutcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError(outcome.toString());
    }

    NewSession form(UUID body, LocalDate on) {
        return new NewSession(UUID.randomUUID(), body, "试验会议", null, MatterFacts.Firm.OTHER, on, null, "试验会议室", "试验员甲", "试验员乙");
    }

    NewItem item(String title, String matter) {
        return new NewItem(UUID.randomUUID(), title, matter, null, "", Item.Source.UNION, null, null);
    }

    /** A session entered from its papers, in session, with one item; everybody but {@code absent} signed in, papers had ten days before. */
    UUID recorded(String union, UUID body, LocalDate on, String matter, int absent) {
        return recorded(union, body, on, item("试验事项", matter), absent);
    }

    /** The same with an item of one's own making. */
    UUID recorded(String union, UUID body, LocalDate on, NewItem item, int absent) {
        return at(union, () -> {
            UUID id = done(sessions.prepare(form(body, on)));
            done(agenda.add(id, item));
            paper(id);
            done(sessions.call(id, sessions.get(id).version(), ""));
            var seats = roll.of(id);
            seats.forEach(seat -> done(roll.signedFor(id, seat.id(), on.minusDays(10))));
            seats.stream().skip(absent).forEach(seat -> done(roll.signInByName(id, seat.id())));
            agenda.groups(id).forEach(group -> done(agenda.discussed(id, new Discussion(group, on.minusDays(3), 5, "试验"))));
            return id;
        });
    }

    /** In the place of a matter: an item that elects under no matter of the text. */
    static final String ELECTED = "ELECTED";

    /** A session of today in session, with one item for each matter: everybody is there, the papers came today, and the reason says so. */
    UUID running(String union, UUID body, String... matters) {
        LocalDate today = today();
        return at(union, () -> {
            UUID id = done(sessions.prepare(form(body, today)));
            for (String matter : matters) {
                done(agenda.add(id, matter.equals(ELECTED) ? new NewItem(UUID.randomUUID(), "试验" + matter, null, Power.ELECTED, "", Item.Source.UNION, null, null)
                        : item("试验" + matter, matter)));
            }
            paper(id);
            done(sessions.call(id, sessions.get(id).version(), "试验：因故推迟"));
            roll.of(id).forEach(seat -> done(roll.signInByName(id, seat.id())));
            agenda.groups(id).forEach(group -> done(agenda.discussed(id, new Discussion(group, today, 3, "试验"))));
            done(sessions.open(id, sessions.get(id).version(), "试验：因故推迟"));
            return id;
        });
    }

    /**
     * Runs a vote on paper from naming its tellers to its count; every paper is valid and of weight 1.
     *
     * @param tellers keys of {@link Fixtures#people}
     * @param slots   for each question what both tellers counted, the blank ones first
     */
    void onPaper(String union, UUID vote, List<String> tellers, int papers, List<List<Integer>> slots) {
        at(union, () -> {
            // A further round has its people from the one before.
            boolean named = !offices.of(vote, Office.TELLER).isEmpty();
            tellers.stream().filter(key -> !named).forEach(key -> assertThat(offices.name(vote, Office.TELLER, fixtures.getObject().people.get(key).personId())).isInstanceOf(NamingOutcome.Named.class));
            assertThat(rolls.print(vote, papers)).isEmpty();
            assertThat(rolls.handAll(vote, Medium.PAPER)).isEqualTo(papers);
            assertThat(votes.open(vote)).isInstanceOf(OpeningOutcome.Opened.class);
            return assertThat(votes.close(vote)).isInstanceOf(ClosingOutcome.Closed.class);
        });
        for (Holder teller : at(union, () -> offices.of(vote, Office.TELLER))) {
            var sheet = new PaperSheet(papers, 0, 0, List.of(new PaperSheet.Group(1, papers, slots)));
            assertThat(ScopedValue.where(Scope.DESK, Desk.own(teller.person())).where(Scope.CURRENT, new Scope.Own(teller.person()))
                    .call(() -> rolls.count(teller.id(), sheet))).isEmpty();
        }
        assertThat(at(union, () -> votes.sheet(vote)).orElseThrow().reconciles()).isTrue();
        assertThat(at(union, () -> tallying.proceed(vote))).isTrue();
    }

    /** The union above has consented to online voting in this body. */
    void consent(UUID body, String union) {
        database.owner().sql("""
                insert into congress.consent (id, body_id, by_unit, by_name, given_on, number, words, recorded_at, area_path, line_path)
                values (gen_random_uuid(), :body, :by, '试验工会-county', '2026-01-05', '试验〔2026〕1号', '试验', now(), cast(:area as ltree), cast(:line as ltree))""")
                .param("body", body).param("by", fixtures.getObject().unions.get("county")).param("area", fixtures.getObject().areaPaths.get(union))
                .param("line", fixtures.getObject().linePaths.get(union)).update();
    }

    /** As if a paper had been attached: what matters to the rules is that there is one. */
    void paper(UUID session) {
        database.owner().sql("update sessions.session set papers_version = papers_version + 1 where id = :id").param("id", session).update();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}

package org.gongqiao.app.openness.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.openness.OpennessWalkSamples;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.proposals.CongressHall;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.ProposalChanged;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.open.HandsSheet;
import org.gongqiao.app.voting.open.OpenVotes;
import org.gongqiao.app.voting.tally.Tallying;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What other modules tell of becomes a number at a union (D06): counted once, hidden on both sides of the threshold, and leading to nobody. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventTallyIT {

    private static final int MEMBERS = 20;
    private static final int LEAST = 5;

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Enterprises enterprises;
    @Autowired Participation participation;
    @Autowired Tallies tallies;
    @Autowired OwnProposals proposals;
    @Autowired Suggestions suggestions;
    @Autowired Votes votes;
    @Autowired VoteOffices offices;
    @Autowired OpenVotes hands;
    @Autowired Tallying tallying;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private CongressHall hall;
    private UUID body;
    private UUID anna;

    @BeforeAll
    void arrange() {
        fixtures.province();
        hall = new CongressHall(fixtures, database);
        body = hall.body("own", LocalDate.now(clock).minusYears(1));
        fixtures.member("anna", "own");
        fixtures.member("bert", "neighbour");
        anna = hall.delegate(body, "anna", "一选区");
        for (String union : List.of("own", "neighbour")) {
            OpennessWalkSamples.enterprise(enterprises, fixtures, union);
            long present = at(union, () -> units().getFirst()).members();
            at(union, () -> {
                tallies.add(fixtures.unions.get(union), Measure.MEMBERS, (union.equals("own") ? MEMBERS : LEAST - 1) - present);
                return null;
            });
        }
    }

    private <T> T at(String union, Supplier<T> work) {
        return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), work);
    }

    private static <T> T self(UUID person, Supplier<T> work) {
        return ScopedValue.where(Scope.DESK, Desk.own(person)).where(Scope.CURRENT, new Scope.Own(person)).call(work::get);
    }

    private List<Participation.OfUnit> units() {
        return participation.units(null, 50, LocalDate.now(clock).minusYears(1), LocalDate.now(clock)).items();
    }

    private Shown shown(String union, String source) {
        Participation.OfUnit found = at("county", this::units).stream().filter(each -> each.unitId().equals(fixtures.unions.get(union))).findFirst().orElseThrow();
        return found.counts().get(participation.sources().indexOf(source));
    }

    private int rows(String source, String union) {
        return database.owner().sql("select count(*) from openness.tally where source = :source and unit_id = :unit").param("source", source)
                .param("unit", fixtures.unions.get(union)).query(Integer.class).single();
    }

    private void awaitRows(String source, String union, int rows) {
        for (int i = 0; i < 200 && rows(source, union) < rows; i++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(rows(source, union)).as(source).isEqualTo(rows);
    }

    private UUID handedIn() {
        UUID id = CongressHall.id(CongressHall.own(anna, () -> proposals.write(new WriteProposal(UUID.randomUUID(), body, Topic.SAFETY, "更新护栏", "松动。", "换新。",
                List.of(), List.of()))));
        return CongressHall.id(CongressHall.own(anna, () -> proposals.submit(id, proposals.get(id).version())));
    }

    private UUID suggest(String person, String union) {
        UUID who = fixtures.people.get(person).personId();
        return CongressHall.id(CongressHall.own(who, () -> suggestions.file(new FileSuggestion(UUID.randomUUID(), fixtures.unions.get(union), Field.SAVING, "周转箱", "纸箱。", "改。",
                List.of()))));
    }

    /** A vote by hands of all members, in which so many took part. */
    private void voted(int present) {
        List<Elector> electors = IntStream.range(0, MEMBERS).mapToObj(n -> new Elector(UUID.randomUUID(), "试验代表" + n, 1, true)).toList();
        UUID vote = hall.at("own", Role.CHAIR, () -> votes.prepare(new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "试验表决", Manner.HANDS,
                List.of(new VoteQuestion("是否通过", List.of("赞成", "反对"), 1, 1, true)), electors, UUID.randomUUID(), 0)));
        List<Holder> tellers = electors.stream().limit(2).map(each -> ((NamingOutcome.Named) hall.at("own", Role.CHAIR,
                () -> offices.name(vote, Office.TELLER, each.person()))).holder()).toList();
        hall.at("own", Role.CHAIR, () -> votes.open(vote));
        tellers.forEach(teller -> self(teller.person(), () -> hands.count(teller.id(), new HandsSheet(present, List.of(List.of(0, present, 0))))));
        hall.at("own", Role.CHAIR, () -> votes.close(vote));
        hall.at("own", Role.CHAIR, () -> tallying.proceed(vote));
    }

    @Test
    void fewAreNotToldApartAndEnoughAreShown() {
        UUID first = handedIn();
        awaitRows("proposals", "own", 1);
        Shown one = shown("own", "proposals");
        IntStream.range(1, LEAST - 1).forEach(n -> handedIn());
        awaitRows("proposals", "own", LEAST - 1);
        assertThat(shown("own", "proposals")).as("one or four: nobody can tell").isEqualTo(one).isEqualTo(new Shown(Shown.Kind.FEW, LEAST));
        transaction.executeWithoutResult(status -> events.publishEvent(new ProposalChanged(first, ProposalChanged.Change.SUBMITTED)));
        handedIn();
        awaitRows("proposals", "own", LEAST);
        assertThat(shown("own", "proposals")).as("told twice, counted once").isEqualTo(new Shown(Shown.Kind.EXACT, LEAST));
    }

    @Test
    void whoStayedAwayIsHiddenWhereTheyAreFew() {
        voted(MEMBERS - LEAST);
        awaitRows("votes", "own", 1);
        assertThat(shown("own", "votes")).isEqualTo(new Shown(Shown.Kind.EXACT, MEMBERS - LEAST));
        voted(MEMBERS - LEAST + 1);
        awaitRows("votes", "own", 2);
        Shown nearly = shown("own", "votes");
        assertThat(nearly).as("four stayed away").isEqualTo(new Shown(Shown.Kind.NEARLY_ALL, MEMBERS - LEAST));
        voted(MEMBERS);
        awaitRows("votes", "own", 3);
        assertThat(shown("own", "votes")).as("four or nobody: nobody can tell").isEqualTo(nearly);
    }

    @Test
    void aSmallUnionShowsNothingHoweverManyTakePart() {
        IntStream.range(0, LEAST + 1).forEach(n -> suggest("bert", "neighbour"));
        awaitRows("suggestions", "neighbour", LEAST + 1);
        assertThat(shown("neighbour", "suggestions")).isEqualTo(new Shown(Shown.Kind.HIDDEN, 0));
    }

    @Test
    void nobodyIsReadFromTheTally() {
        UUID suggestion = suggest("anna", "own");
        awaitRows("suggestions", "own", 1);
        assertThat(database.owner().sql("select column_name || ' ' || data_type from information_schema.columns where table_schema = 'openness' and table_name = 'tally'")
                .query(String.class).list()).as("a day and no time, a number, a union").containsExactlyInAnyOrder("source text", "mark uuid", "unit_id uuid",
                "on_day date", "n integer", "area_path USER-DEFINED", "line_path USER-DEFINED");
        List<String> rows = database.owner().sql("select to_jsonb(t)::text from openness.tally t").query(String.class).list();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row).doesNotContain(suggestion.toString());
            fixtures.people.values().forEach(each -> assertThat(row).doesNotContain(each.personId().toString(), each.name(), each.login()));
        });
        assertThat(database.owner().sql("""
                select count(*) from openness.tally t where t.mark in (select id from proposals.proposal) or t.mark in (select id from proposals.suggestion)
                    or t.mark in (select id from voting.vote)""").query(Integer.class).single()).as("leads to no row that names somebody").isZero();

        assertThatThrownBy(() -> CongressHall.own(anna, this::seen)).as("nobody reads it as a person, not even his own").rootCause().hasMessageContaining("permission denied");
        assertThat(at("neighbour", this::seen)).as("another union’s").doesNotContain(fixtures.unions.get("own"));
        assertThat(at("own", this::seen)).contains(fixtures.unions.get("own"));

        var officer = fixtures.signIn("countyReviewer");
        for (String path : List.of("/participation", "/api/v1/participation", "/participation/enterprises/" + fixtures.unions.get("own"))) {
            var answer = officer.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(anna.toString(), suggestion.toString(), fixtures.people.get("anna").name(), fixtures.people.get("bert").name());
        }
    }

    private List<UUID> seen() {
        return transaction.execute(status -> jdbc.sql("select unit_id from openness.tally").query(UUID.class).list());
    }
}

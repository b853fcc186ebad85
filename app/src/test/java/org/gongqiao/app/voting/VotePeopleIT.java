package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.voting.ceremony.Ceremonies;
import org.gongqiao.app.voting.ceremony.MessageOutcome;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.NextRounds;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.open.HandsSheet;
import org.gongqiao.app.voting.open.OpenVotes;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.PaperSheet;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.registrar.ListOutcome;
import org.gongqiao.app.voting.registrar.Registrars;
import org.gongqiao.app.voting.tally.Tallying;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Naming, the roll at the door, papers, hands, the roll-call and the further round, without a browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VotePeopleIT {

    private static final VoteQuestion MOTION = new VoteQuestion("是否通过", List.of("赞成", "反对"), 1, 1, true);
    private static final VoteQuestion ELECTION = new VoteQuestion("选举两人", List.of("试验候选甲", "试验候选乙", "试验候选丙"), 0, 2, true);

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Votes votes;
    @Autowired VoteOffices offices;
    @Autowired Ceremonies ceremonies;
    @Autowired Registrars registrars;
    @Autowired Rolls rolls;
    @Autowired OpenVotes openVotes;
    @Autowired NextRounds rounds;
    @Autowired Tallying tallying;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private <T> T chair(Supplier<T> work) {
        var desk = new Desk(fixtures.people.get("chair").personId(), UUID.randomUUID(), Role.CHAIR, Line.AREA, fixtures.unions.get("own"),
                fixtures.areaPaths.get("own"), "own");
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    private static <T> T self(UUID person, Supplier<T> work) {
        return ScopedValue.where(Scope.DESK, Desk.own(person)).where(Scope.CURRENT, new Scope.Own(person)).call(work::get);
    }

    private record Ready(UUID id, List<UUID> people) {}

    /** One of whom stands for election, where {@code barred} is his number. */
    private Ready barring(int barred, Manner manner, VoteQuestion question, int... weights) {
        List<Elector> electors = IntStream.range(0, weights.length).mapToObj(i -> new Elector(UUID.randomUUID(), "试验代表" + i, weights[i], true)).toList();
        return new Ready(chair(() -> votes.prepare(new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "试验表决", manner, List.of(question), electors,
                UUID.randomUUID(), 0, barred < 0 ? Set.of() : Set.of(electors.get(barred).person()), null))), electors.stream().map(Elector::person).toList());
    }

    private Ready prepared(Manner manner, VoteQuestion question, int... weights) {
        return barring(-1, manner, question, weights);
    }

    private static int[] each(int electors) {
        return IntStream.range(0, electors).map(i -> 1).toArray();
    }

    private Ready prepared(Manner manner, VoteQuestion question, int electors) {
        return prepared(manner, question, each(electors));
    }

    private Holder named(Ready vote, Office office, int elector) {
        return ((NamingOutcome.Named) chair(() -> offices.name(vote.id, office, vote.people.get(elector)))).holder();
    }

    private String refused(Supplier<NamingOutcome> naming) {
        return ((NamingOutcome.Refused) chair(naming)).hindrance().key();
    }

    @Test
    void nobodyHoldsTwoOfficesStandsForElectionOrComesFromElsewhere() {
        Ready vote = barring(9, Manner.SECRET_MIXED, new VoteQuestion("选举", List.of("试验代表8", "试验候选"), 0, 1, true), each(10));
        named(vote, Office.TRUSTEE, 0);
        assertThat(refused(() -> offices.name(vote.id, Office.TELLER, vote.people.get(0)))).isEqualTo("voting.office.twice");
        assertThat(refused(() -> offices.name(vote.id, Office.TRUSTEE, vote.people.get(9)))).isEqualTo("voting.office.candidate");
        assertThat(refused(() -> offices.name(vote.id, Office.TRUSTEE, vote.people.get(8)))).as("an answer has this name").isEqualTo("voting.office.candidate");
        assertThat(refused(() -> offices.name(vote.id, Office.TRUSTEE, UUID.randomUUID()))).isEqualTo("voting.office.notOnRoll");
        named(vote, Office.REGISTRAR, 1);
        named(vote, Office.REGISTRAR, 2);
        assertThat(refused(() -> offices.name(vote.id, Office.REGISTRAR, vote.people.get(3)))).isEqualTo("voting.office.full.REGISTRAR");
        named(vote, Office.TRUSTEE, 3);
        named(vote, Office.TRUSTEE, 4);
        Holder first = chair(() -> offices.of(vote.id, Office.TRUSTEE)).getFirst();
        assertThat(chair(() -> offices.release(vote.id, Office.TRUSTEE, first.id()))).isEmpty();
        assertThat(chair(() -> offices.of(vote.id, Office.TRUSTEE))).as("those behind move up").extracting(Holder::place).containsExactly(1, 2);
        Ready hands = prepared(Manner.HANDS, MOTION, 3);
        assertThat(refused(() -> offices.name(hands.id, Office.TRUSTEE, hands.people.get(0)))).isEqualTo("voting.office.none");
    }

    @Test
    void aCeremonyNeedsThreeOrFiveAndEndsWhenATrusteeIsReplaced() {
        Ready vote = prepared(Manner.SECRET_ONLINE, MOTION, 9);
        Holder one = named(vote, Office.TRUSTEE, 0);
        assertThat(chair(() -> ceremonies.begin(vote.id))).get().extracting(Hindrance::key).as("never one alone").isEqualTo("voting.ceremony.number");
        named(vote, Office.TRUSTEE, 1);
        assertThat(chair(() -> ceremonies.begin(vote.id))).isPresent();
        Holder three = named(vote, Office.TRUSTEE, 2);
        assertThat(chair(() -> ceremonies.begin(vote.id))).isEmpty();
        assertThat(chair(() -> ceremonies.standing(vote.id)).orElseThrow()).extracting(Ceremonies.Standing::round, Ceremonies.Standing::threshold).containsExactly(1, 2);
        assertThat(self(one.person(), () -> ceremonies.certify(one.id(), 1, "{}".getBytes()))).isInstanceOf(MessageOutcome.Refused.class);
        assertThat(self(one.person(), () -> ceremonies.certify(one.id(), 2, "{}".getBytes()))).isInstanceOf(MessageOutcome.Stale.class);
        assertThat(self(one.person(), () -> ceremonies.share(one.id(), 1, "{}".getBytes()))).as("not its turn").isInstanceOf(MessageOutcome.Stale.class);
        assertThatThrownBy(() -> self(three.person(), () -> ceremonies.task(one.id()))).as("another's page").isInstanceOf(NotFound.class);
        chair(() -> offices.replace(vote.id, Office.TRUSTEE, three.id(), vote.people.get(3)));
        assertThat(chair(() -> ceremonies.standing(vote.id)).orElseThrow().round()).isEqualTo(2);
        assertThatThrownBy(() -> self(three.person(), () -> ceremonies.task(three.id()))).isInstanceOf(NotFound.class);
        named(vote, Office.TRUSTEE, 4);
        assertThat(chair(() -> ceremonies.standing(vote.id))).as("four are no group").isEmpty();
        named(vote, Office.TRUSTEE, 5);
        assertThat(chair(() -> ceremonies.begin(vote.id))).isEmpty();
        assertThat(chair(() -> ceremonies.standing(vote.id)).orElseThrow().threshold()).as("three of five").isEqualTo(3);
    }

    @Test
    void theListMustFitTheRollAndBeConfirmedByBoth() {
        Ready vote = prepared(Manner.SECRET_ONLINE, MOTION, 3, 1, 1);
        Holder first = named(vote, Office.REGISTRAR, 0);
        Holder second = named(vote, Office.REGISTRAR, 1);
        String board = chair(() -> votes.get(vote.id)).board();
        byte[] wrong = KeyHolders.of(board, 1, 1, 1).list;
        byte[] right = KeyHolders.of(board, 1, 3, 1).list;
        assertThat(key(self(second.person(), () -> registrars.handIn(second.id(), right)))).isEqualTo("voting.registrar.second");
        assertThat(key(self(first.person(), () -> registrars.handIn(first.id(), wrong)))).isEqualTo("voting.registrar.number");
        assertThat(key(self(first.person(), () -> registrars.handIn(first.id(), "[\"2\",\"3\",\"4,3\"]".getBytes())))).isEqualTo("voting.registrar.unsound");
        var done = (ListOutcome.Done) self(first.person(), () -> registrars.handIn(first.id(), right));
        assertThat(key(self(second.person(), () -> registrars.confirm(second.id(), "x")))).isEqualTo("voting.registrar.other");
        assertThat(keys(chair(() -> votes.beforeOpening(vote.id)))).contains("voting.hindrance.unconfirmed").doesNotContain("voting.hindrance.noCredentials");
        assertThat(self(second.person(), () -> registrars.confirm(second.id(), done.fingerprint()))).isInstanceOf(ListOutcome.Done.class);
        assertThat(keys(chair(() -> votes.beforeOpening(vote.id)))).doesNotContain("voting.hindrance.unconfirmed");
        assertThat(self(first.person(), () -> registrars.task(first.id()))).satisfies(task -> {
            assertThat(task.rare()).as("one elector alone has weight 3").contains(3);
            assertThat(task.electors()).hasSize(3);
        });
        byte[] anew = KeyHolders.of(board, 1, 3, 1).list;
        self(first.person(), () -> registrars.handIn(first.id(), anew));
        assertThat(keys(chair(() -> votes.beforeOpening(vote.id)))).as("a list made anew is confirmed anew").contains("voting.hindrance.unconfirmed");
        chair(() -> offices.release(vote.id, Office.REGISTRAR, first.id()));
        assertThat(keys(chair(() -> votes.beforeOpening(vote.id)))).contains("voting.hindrance.noCredentials");
    }

    private static String key(ListOutcome outcome) {
        return ((ListOutcome.Refused) outcome).hindrance().key();
    }

    private static List<String> keys(List<Hindrance> hindrances) {
        return hindrances.stream().map(Hindrance::key).toList();
    }

    private static Optional<String> why(Optional<Hindrance> refusal) {
        return refusal.map(Hindrance::key);
    }

    @Test
    void papersAreCountedTwiceAndByWeight() {
        Ready vote = prepared(Manner.SECRET_PAPER, ELECTION, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1);
        Holder one = named(vote, Office.TELLER, 8);
        Holder two = named(vote, Office.TELLER, 9);
        assertThat(keys(chair(() -> votes.beforeOpening(vote.id)))).containsExactly("voting.hindrance.notPrinted");
        chair(() -> rolls.print(vote.id, 12));
        assertThat(why(chair(() -> rolls.hand(vote.id, vote.people.get(0), Medium.SLIP)))).contains("voting.roll.notOffered");
        assertThat(chair(() -> rolls.handAll(vote.id, Medium.PAPER))).isEqualTo(10);
        assertThat(chair(() -> rolls.hand(vote.id, vote.people.get(9), Medium.NONE))).as("given back before the opening").isEmpty();
        assertThat(chair(() -> votes.open(vote.id))).isInstanceOf(OpeningOutcome.Opened.class);
        assertThat(why(chair(() -> rolls.spoil(vote.id, vote.people.get(9))))).contains("voting.roll.noPaper");
        assertThat(chair(() -> rolls.spoil(vote.id, vote.people.get(0)))).isEmpty();
        var light = new PaperSheet.Group(1, 5, List.of(List.of(1, 4, 2, 1)));
        var heavy = new PaperSheet.Group(2, 3, List.of(List.of(0, 3, 1, 0)));
        var sheet = new PaperSheet(9, 1, 2, List.of(light, heavy));
        assertThat(why(self(one.person(), () -> rolls.count(one.id(), sheet)))).as("not before the close").contains("voting.teller.notClosed");
        assertThat(chair(() -> votes.close(vote.id))).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(why(self(one.person(), () -> rolls.count(one.id(), new PaperSheet(9, 2, 2, List.of(light, heavy)))))).contains("voting.teller.validity");
        assertThat(why(self(one.person(), () -> rolls.count(one.id(), new PaperSheet(9, 1, 2, List.of(light)))))).contains("voting.teller.malformed");
        assertThat(self(one.person(), () -> rolls.count(one.id(), sheet))).isEmpty();
        assertThat(why(self(one.person(), () -> rolls.count(one.id(), sheet)))).as("once").contains("voting.teller.entered");
        assertThat(keys(chair(() -> votes.beforeCounting(vote.id)))).containsExactly("voting.difference.notCounted");
        assertThat(self(two.person(), () -> rolls.count(two.id(), sheet))).isEmpty();
        assertThat(keys(chair(() -> votes.beforeCounting(vote.id)))).isEmpty();
        assertThat(chair(() -> tallying.proceed(vote.id))).isTrue();
        Count count = chair(() -> votes.count(vote.id)).orElseThrow();
        assertThat(count.counts()).as("papers of weight 2 count twice").isEqualTo(List.of(List.of(1L, 10L, 4L, 1L)));
        assertThat(List.of(count.issued(), count.returned(), count.valid(), count.invalid())).isEqualTo(List.of(9, 9, 8, 1));
    }

    @Test
    void handsAreCountedByTwoBeforeTheClose() {
        Ready weighted = prepared(Manner.HANDS, MOTION, 1, 2, 1, 1);
        named(weighted, Office.TELLER, 0);
        named(weighted, Office.TELLER, 1);
        assertThat(keys(chair(() -> votes.beforeOpening(weighted.id)))).containsExactly("voting.hindrance.weightedHands");
        Ready vote = prepared(Manner.HANDS, MOTION, 30);
        Holder one = named(vote, Office.TELLER, 0);
        Holder two = named(vote, Office.TELLER, 1);
        chair(() -> votes.open(vote.id));
        assertThat(why(self(one.person(), () -> openVotes.count(one.id(), new HandsSheet(31, List.of(List.of(1, 20, 10))))))).contains("voting.teller.present");
        assertThat(self(one.person(), () -> openVotes.count(one.id(), new HandsSheet(28, List.of(List.of(3, 15, 10)))))).isEmpty();
        assertThat(self(two.person(), () -> openVotes.count(two.id(), new HandsSheet(28, List.of(List.of(3, 14, 11)))))).isEmpty();
        assertThat(chair(() -> votes.close(vote.id))).isInstanceOf(ClosingOutcome.Refused.class);
        assertThat(keys(chair(() -> votes.beforeClosing(vote.id)))).containsExactly("voting.difference.tellers");
        for (Holder teller : List.of(one, two)) {
            assertThat(self(teller.person(), () -> openVotes.count(teller.id(), new HandsSheet(28, List.of(List.of(3, 14, 11)))))).isEmpty();
        }
        assertThat(chair(() -> votes.close(vote.id))).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(chair(() -> tallying.proceed(vote.id))).isTrue();
        Count count = chair(() -> votes.count(vote.id)).orElseThrow();
        assertThat(count.counts()).isEqualTo(List.of(List.of(3L, 14L, 11L)));
        assertThat(count.returned()).isEqualTo(28);
    }

    @Test
    void aRollCallCountsEachByNameAndWeight() {
        Ready vote = prepared(Manner.ROLL_CALL, MOTION, 3, 1, 1, 2);
        Holder one = named(vote, Office.TELLER, 0);
        Holder two = named(vote, Office.TELLER, 1);
        chair(() -> votes.open(vote.id));
        assertThat(why(self(one.person(), () -> openVotes.say(one.id(), vote.people.get(0), 0, List.of(1, 2))))).contains("voting.teller.voice");
        self(one.person(), () -> openVotes.say(one.id(), vote.people.get(0), 0, List.of(1)));
        self(two.person(), () -> openVotes.say(two.id(), vote.people.get(1), 0, List.of(2)));
        self(one.person(), () -> openVotes.say(one.id(), vote.people.get(2), 0, List.of(0)));
        String early = self(one.person(), () -> openVotes.reading(vote.id)).fingerprint();
        assertThat(why(self(one.person(), () -> openVotes.confirm(one.id(), early)))).contains("voting.teller.uncalled");
        self(one.person(), () -> openVotes.say(one.id(), vote.people.get(3), 0, List.of()));
        assertThat(why(self(one.person(), () -> openVotes.confirm(one.id(), early)))).contains("voting.teller.changed");
        String read = self(one.person(), () -> openVotes.reading(vote.id)).fingerprint();
        assertThat(self(one.person(), () -> openVotes.confirm(one.id(), read))).isEmpty();
        self(two.person(), () -> openVotes.say(two.id(), vote.people.get(1), 0, List.of(1)));
        String now = self(two.person(), () -> openVotes.reading(vote.id)).fingerprint();
        self(two.person(), () -> openVotes.confirm(two.id(), now));
        assertThat(keys(chair(() -> votes.beforeClosing(vote.id)))).as("changed after the first confirmed").containsExactly("voting.difference.tellers");
        for (Holder teller : List.of(one, two)) {
            assertThat(self(teller.person(), () -> openVotes.confirm(teller.id(), now))).isEmpty();
        }
        assertThat(chair(() -> votes.close(vote.id))).isInstanceOf(ClosingOutcome.Closed.class);
        assertThat(chair(() -> tallying.proceed(vote.id))).isTrue();
        assertThat(chair(() -> votes.count(vote.id)).orElseThrow().counts()).isEqualTo(List.of(List.of(1L, 4L, 0L)));
    }

    @Test
    void aFurtherRoundKeepsThePeopleAndNoCredential() {
        Ready vote = barring(11, Manner.SECRET_MIXED, ELECTION, each(12));
        named(vote, Office.TRUSTEE, 0);
        named(vote, Office.REGISTRAR, 1);
        Holder teller = named(vote, Office.TELLER, 2);
        UUID next = chair(() -> rounds.prepare(vote.id, "第二轮", List.of(new VoteQuestion("第二轮", ELECTION.answers().subList(0, 2), 0, 1, true))));
        Vote second = chair(() -> votes.get(next));
        assertThat(second.board()).isNotNull().isNotEqualTo(chair(() -> votes.get(vote.id)).board());
        assertThat(second.electors()).isEqualTo(12);
        assertThat(chair(() -> offices.of(next, Office.TELLER))).extracting(Holder::person).containsExactly(teller.person());
        assertThat(refused(() -> offices.name(next, Office.TELLER, vote.people.get(11)))).isEqualTo("voting.office.candidate");
        assertThat(keys(chair(() -> votes.beforeOpening(next)))).contains("voting.hindrance.noTrustees", "voting.hindrance.noCredentials");
    }
}

package org.gongqiao.app.sessions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongqiao.app.law.democracy.Round;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.voting.VoteQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every power of the matters matrix has a ballot that fits it, and one may abstain on each. */
class BallotFormTest {

    private static Item item(Power power, Integer seats, Item.Result result) {
        return new Item(UUID.randomUUID(), UUID.randomUUID(), 1, "事项", "word", power, "", Item.Source.UNION, null, null, Item.State.ADMITTED, "", null, seats,
                null, null, null, null, result, "", null, 0);
    }

    private static List<BallotName> names(int many) {
        return IntStream.rangeClosed(1, many).mapToObj(place -> new BallotName(UUID.randomUUID(), UUID.randomUUID(), place, "某" + place, "岗位", null)).toList();
    }

    private static List<VoteQuestion> questions(Item item, List<BallotName> names) {
        return BallotForm.questions(item, ItemBallots.hasNames(item) ? ItemBallots.next(item, names, List.of()).orElseThrow() : null, key -> key);
    }

    @ParameterizedTest
    @EnumSource(Power.class)
    void eachPowerHasABallotOnWhichOneMayAbstain(Power power) {
        List<VoteQuestion> asked = questions(item(power, power == Power.ELECTED ? 2 : null, null), names(3));
        assertThat(asked).allMatch(VoteQuestion::blank);
        switch (power) {
            case HEARD, DELIBERATED, SUPERVISED, PASSED -> assertThat(asked)
                    .containsExactly(new VoteQuestion("事项", List.of("sessions.vote.yes", "sessions.vote.no"), 1, 1, true));
            case ELECTED -> assertThat(asked).containsExactly(new VoteQuestion("事项", List.of("某1", "某2", "某3"), 0, 2, true));
            case APPRAISED -> assertThat(asked).hasSize(3).allMatch(each -> each.answers().equals(BallotForm.GRADES) && each.least() == 1 && each.most() == 1)
                    .extracting(VoteQuestion::text).containsExactly("某1 · 岗位", "某2 · 岗位", "某3 · 岗位");
        }
    }

    @Test
    void nobodyChoosesMoreThanThereAreAndPeopleOfOneNameAreToldApart() {
        assertThat(questions(item(Power.ELECTED, 5, null), names(2)).getFirst().most()).isEqualTo(2);
        var twins = new ArrayList<>(names(1));
        twins.add(new BallotName(UUID.randomUUID(), UUID.randomUUID(), 2, "某1", "别处", null));
        assertThat(questions(item(Power.ELECTED, 1, null), twins).getFirst().answers()).containsExactly("某1 · 岗位", "某1 · 别处");
    }

    private static ItemRound counted(List<BallotName> names, Round outcome, ItemRound.Result... results) {
        var standings = IntStream.range(0, names.size()).mapToObj(place -> new ItemRound.Standing(names.get(place).id(), place, List.of(1), results[place])).toList();
        return new ItemRound(UUID.randomUUID(), UUID.randomUUID(), 1, ItemRound.Kind.FIRST, 2, "SECRET_PAPER", null, 6, 6, true, outcome, java.time.Instant.EPOCH, standings);
    }

    @Test
    void aTieIsBetweenThoseWithEqualVotesAndAGapBetweenAllWhoAreLeft() {
        List<BallotName> names = new ArrayList<>(names(3));
        names.set(0, new BallotName(names.get(0).id(), names.get(0).itemId(), 1, "某1", "", 1));
        Item two = item(Power.ELECTED, 2, null);
        var tied = counted(names, Round.AMONG_TIED, ItemRound.Result.ELECTED, ItemRound.Result.TIED, ItemRound.Result.TIED);
        assertThat(ItemBallots.next(two, names, List.of(tied))).get().satisfies(next -> {
            assertThat(next.kind()).isEqualTo(ItemRound.Kind.AMONG_TIED);
            assertThat(next.seats()).isOne();
            assertThat(next.standing()).extracting(BallotName::name).containsExactly("某2", "某3");
        });
        var further = counted(names, Round.FURTHER, ItemRound.Result.ELECTED, ItemRound.Result.NOT_ELECTED, ItemRound.Result.NOT_ELECTED);
        assertThat(ItemBallots.next(two, names, List.of(further))).get().extracting(BallotForm.Next::kind).isEqualTo(ItemRound.Kind.FURTHER);
        var open = counted(names, Round.CONFIRM, ItemRound.Result.OPEN, ItemRound.Result.OPEN, ItemRound.Result.OPEN);
        assertThat(ItemBallots.next(two, names, List.of(open))).as("what is to be confirmed is not voted on again").isEmpty();
        assertThat(ItemBallots.next(item(Power.ELECTED, 2, Item.Result.PASSED), names, List.of(further))).isEmpty();
        assertThat(ItemBallots.next(item(Power.ELECTED, null, null), names, List.of())).as("without seats nothing").isEmpty();
    }
}

package org.gongqiao.app.standing.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.PassingOn;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.OldClocks;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.membership.Cards;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Tallies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransfersIT {

    @Autowired Fixtures fixtures;
    @Autowired Transfers transfers;
    @Autowired TransferDecisions decisions;
    @Autowired Memberships memberships;
    @Autowired Cards cards;
    @Autowired Tallies tallies;
    @Autowired PassingOn passingOn;
    @Autowired ClockRecount recount;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private <T> T at(String union, Role role, Supplier<T> work) {
        return fixtures.at(union, "chair", role, work);
    }

    private static <T> T own(UUID person, Supplier<T> work) {
        return Scope.call(new Scope.Own(person), work);
    }

    private FileApplication to(String union) {
        return new FileApplication(UUID.randomUUID(), Trade.COURIER, Relation.EMPLOYED, "新单位", null, null, fixtures.unions.get(union));
    }

    private UUID asked(UUID person, String union) {
        return ((AskOutcome.Asked) own(person, () -> transfers.askForOneself(person, to(union)))).transferId();
    }

    private long members(String union) {
        return Scope.call(Scope.service("test", fixtures.areaPaths.get("province")), () -> tallies.own(fixtures.unions.get(union))).members();
    }

    @Test
    void aMemberMovesWithHisNumberHisCardAndHisDate() {
        var someone = fixtures.member("mover", "own");
        database.owner().sql("update membership.membership set member_no = '9901000000009991' where person_id = :id").param("id", someone.personId()).update();
        var before = own(someone.personId(), () -> memberships.liveOf(someone.personId())).orElseThrow();
        long here = members("own");
        long there = members("neighbour");
        UUID id = asked(someone.personId(), "neighbour");

        assertThatThrownBy(() -> at("own", Role.ORGANISER, () -> transfers.get(id))).as("the old union sees only the departure").isInstanceOf(NotFound.class);
        assertThat(at("own", Role.ORGANISER, () -> decisions.departures(null, null, 50)).items())
                .anySatisfy(row -> assertThat(row).extracting(Departure::transferId, Departure::status).containsExactly(id, TransferStatus.WAITING));
        assertThat(at("neighbour", Role.ORGANISER, () -> decisions.list(TransferStatus.WAITING, null, 50)).items()).extracting(Transfer::id).contains(id);

        Transfer seen = at("neighbour", Role.ORGANISER, () -> decisions.open(id));
        assertThat(at("neighbour", Role.ORGANISER, () -> decisions.member(seen))).isPresent();
        assertThat(at("neighbour", Role.ORGANISER, () -> decisions.accept(id, seen.version()))).isInstanceOf(TransferOutcome.Done.class);

        var after = own(someone.personId(), () -> memberships.of(someone.personId()));
        assertThat(after).as("one membership, not two (M-09)").hasSize(1);
        assertThat(after.getFirst().id()).isEqualTo(before.id());
        assertThat(after.getFirst().unitId()).isEqualTo(fixtures.unions.get("neighbour"));
        assertThat(after.getFirst().memberNo()).isEqualTo("9901000000009991");
        assertThat(after.getFirst().joinedOn()).isEqualTo(before.joinedOn());
        assertThat(members("own")).isEqualTo(here - 1);
        assertThat(members("neighbour")).isEqualTo(there + 1);
        String code = own(someone.personId(), () -> cards.code(someone.personId()));
        assertThat(at("own", Role.ORGANISER, () -> cards.check(code))).isInstanceOfSatisfying(Cards.Checked.Valid.class,
                valid -> assertThat(valid.toString()).contains("试验工会-neighbour"));

        assertThatThrownBy(() -> at("own", Role.ORGANISER, () -> memberships.get(before.id()))).isInstanceOf(NotFound.class);
        assertThat(at("own", Role.ORGANISER, () -> decisions.departures(TransferStatus.ACCEPTED, null, 50)).items()).extracting(Departure::transferId).contains(id);
        assertThat(database.owner().sql("select count(*) from membership.membership_version where membership_id = :id and unit_id = :unit")
                .param("id", before.id()).param("unit", fixtures.unions.get("own")).query(Integer.class).single()).as("history stays with the old union").isPositive();
    }

    @Test
    void aRefusalLeavesTheMembershipWhereItIsAndEndsTheOffer() {
        UUID person = fixtures.member("stayer", "own").personId();
        UUID id = asked(person, "neighbour");
        assertThat(own(person, () -> transfers.askForOneself(person, to("otherCity")))).isEqualTo(new AskOutcome.NotPossible("standing.ask.waits"));
        int version = own(person, () -> transfers.get(id)).version();
        at("neighbour", Role.ORGANISER, () -> decisions.refuse(id, version, "单位不在本工会范围内，请转到市里。"));
        assertThat(own(person, () -> transfers.get(id))).extracting(Transfer::status, Transfer::refusalText)
                .containsExactly(TransferStatus.REFUSED, "单位不在本工会范围内，请转到市里。");
        UUID membership = own(person, () -> memberships.liveOf(person)).orElseThrow().id();
        assertThat(own(person, () -> memberships.liveOf(person)).orElseThrow().unitId()).isEqualTo(fixtures.unions.get("own"));
        assertThat(at("neighbour", Role.ORGANISER, () -> memberships.takeOver(membership, fixtures.unions.get("neighbour"), null, null, LocalDate.now(clock))))
                .as("nobody takes what is not offered").isFalse();
        assertThat(at("neighbour", Role.ORGANISER, () -> decisions.accept(id, version))).isInstanceOf(TransferOutcome.Stale.class);
    }

    @Test
    void nobodyElseTakesAnOfferedMembership() {
        UUID person = fixtures.member("offered", "own").personId();
        asked(person, "neighbour");
        UUID membership = own(person, () -> memberships.liveOf(person)).orElseThrow().id();
        assertThat(at("otherCity", Role.REVIEWER, () -> memberships.takeOver(membership, fixtures.unions.get("otherCity"), null, null, LocalDate.now(clock)))).isFalse();
        assertThat(at("otherCity", Role.REVIEWER, () -> memberships.takeOver(membership, fixtures.unions.get("neighbour"), null, null, LocalDate.now(clock))))
                .as("not into a union outside one's own scope").isFalse();
    }

    @Test
    void sendingTwiceMakesOneTransferAndTwoDecisionsMoveOnce() throws Exception {
        UUID person = fixtures.member("twice", "own").personId();
        FileApplication form = to("neighbour");
        try (var threads = Executors.newFixedThreadPool(6)) {
            var sends = new ArrayList<Callable<AskOutcome>>();
            for (int i = 0; i < 6; i++) {
                sends.add(() -> own(person, () -> transfers.askForOneself(person, form)));
            }
            var outcomes = new ArrayList<AskOutcome>();
            for (var sent : threads.invokeAll(sends)) {
                outcomes.add(sent.get());
            }
            assertThat(outcomes.stream().distinct()).hasSize(1).hasOnlyElementsOfType(AskOutcome.Asked.class);
            UUID id = ((AskOutcome.Asked) outcomes.getFirst()).transferId();
            int version = own(person, () -> transfers.get(id)).version();
            var decided = new ArrayList<Callable<TransferOutcome>>();
            for (int i = 0; i < 4; i++) {
                decided.add(() -> at("neighbour", Role.ORGANISER, () -> decisions.accept(id, version)));
            }
            var results = new ArrayList<TransferOutcome>();
            for (var result : threads.invokeAll(decided)) {
                results.add(result.get());
            }
            assertThat(results).filteredOn(TransferOutcome.Done.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(TransferOutcome.Stale.class::isInstance).hasSize(3);
        }
        assertThat(own(person, () -> memberships.of(person))).hasSize(1);
    }

    @Test
    void anOfficerAsksAndTheMemberMayTakeItBack() {
        UUID person = fixtures.member("sent", "own").personId();
        UUID membership = own(person, () -> memberships.liveOf(person)).orElseThrow().id();
        var form = new AskTransfer(UUID.randomUUID(), fixtures.unions.get("neighbour"), TransferGround.NEW_EMPLOYER, null, "已到新单位上班");
        var asked = (AskOutcome.Asked) at("own", Role.ORGANISER, () -> transfers.askFor(membership, form));
        assertThat(at("own", Role.ORGANISER, () -> transfers.askFor(membership, form))).as("the same form twice").isEqualTo(asked);
        Transfer seen = at("neighbour", Role.ORGANISER, () -> transfers.get(asked.transferId()));
        assertThat(seen).extracting(Transfer::deciderUnit, Transfer::byUnit).containsExactly(fixtures.unions.get("neighbour"), fixtures.unions.get("own"));
        assertThat(own(person, () -> transfers.withdraw(asked.transferId()))).isInstanceOf(TransferOutcome.Done.class);
        assertThat(at("own", Role.ORGANISER, () -> decisions.departures(TransferStatus.WITHDRAWN, null, 50)).items())
                .extracting(Departure::transferId).contains(asked.transferId());
        assertThatThrownBy(() -> at("neighbour", Role.ORGANISER, () -> transfers.askFor(membership, form))).isInstanceOf(NotFound.class);
    }

    @Test
    void aSecondmentMovesTheMembershipFromTheSixthMonthOn() {
        UUID person = fixtures.member("lent", "own").personId();
        UUID membership = own(person, () -> memberships.liveOf(person)).orElseThrow().id();
        LocalDate today = LocalDate.now(clock);
        var early = new AskTransfer(UUID.randomUUID(), fixtures.unions.get("neighbour"), TransferGround.SECONDMENT, today.minusMonths(6).plusDays(1), "借调");
        assertThat(at("own", Role.ORGANISER, () -> transfers.askFor(membership, early))).isInstanceOfSatisfying(AskOutcome.Stays.class,
                stays -> assertThat(stays.verdict().ground().ruleId()).isEqualTo("M-05"));
        var due = new AskTransfer(UUID.randomUUID(), fixtures.unions.get("neighbour"), TransferGround.SECONDMENT, today.minusMonths(6), "借调");
        assertThat(at("own", Role.ORGANISER, () -> transfers.askFor(membership, due))).isInstanceOf(AskOutcome.Asked.class);
    }

    @Test
    void silencePassesTheTransferUpwardAndAcceptsNothing() {
        UUID person = fixtures.member("waits", "own").personId();
        UUID id = asked(person, "neighbour");
        OldClocks.began(database.owner(), recount, own(person, () -> transfers.get(id)).matterId(), 60);
        passingOn.passOnOverdue();
        Transfer passed = own(person, () -> transfers.get(id));
        assertThat(passed.deciderUnit()).isEqualTo(fixtures.unions.get("county"));
        assertThat(passed.targetUnit()).as("the higher union decides for the one that fits").isEqualTo(fixtures.unions.get("neighbour"));
        assertThatThrownBy(() -> at("neighbour", Role.ORGANISER, () -> transfers.get(id))).isInstanceOf(NotFound.class);
        assertThat(own(person, () -> memberships.liveOf(person)).orElseThrow().unitId()).isEqualTo(fixtures.unions.get("own"));
        assertThat(at("county", Role.REVIEWER, () -> decisions.accept(id, passed.version()))).isInstanceOf(TransferOutcome.Done.class);
        assertThat(own(person, () -> memberships.liveOf(person)).orElseThrow().unitId()).isEqualTo(fixtures.unions.get("neighbour"));
    }

    @Test
    void anEndedMembershipIsNotMoved() {
        UUID person = fixtures.member("gone", "own").personId();
        UUID id = asked(person, "neighbour");
        UUID membership = own(person, () -> memberships.liveOf(person)).orElseThrow().id();
        own(person, () -> memberships.end(membership, org.gongqiao.app.membership.MembershipChange.LEFT, "5", LocalDate.now(clock)));
        int version = own(person, () -> transfers.get(id)).version();
        assertThat(at("neighbour", Role.ORGANISER, () -> decisions.accept(id, version))).isEqualTo(new TransferOutcome.NotPossible("standing.decide.ended"));
        assertThat(List.of(own(person, () -> memberships.hasLive(person)))).containsExactly(false);
    }

    @Test
    void theApiAsksShowsAndDecidesWithRuleAndArticle() {
        fixtures.member("apiMover", "own");
        var member = fixtures.signIn("apiMover");
        String stated = "{\"trade\":\"OTHER\",\"relation\":\"EMPLOYED\",\"workplace\":\"\",\"union\":\"" + fixtures.unions.get("neighbour") + "\"}";
        assertThat(member.json("POST", "/api/v1/my/transfers/route", stated).body()).contains("\"ruleId\":\"M-03\"", "\"article\":\"3\"");
        var request = member.request("/api/v1/my/transfers").header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(stated));
        var asked = member.send(request);
        assertThat(asked.statusCode()).isEqualTo(201);
        String id = asked.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        var there = fixtures.signIn("neighbourOrganiser");
        assertThat(there.get("/api/v1/transfers").body()).contains(id);
        assertThat(there.json("POST", "/api/v1/transfers/" + id + "/refusal", "{\"version\":0}").statusCode()).isEqualTo(422);
        assertThat(there.json("POST", "/api/v1/transfers/" + id + "/acceptance", "{\"version\":7}").statusCode()).isEqualTo(409);
        assertThat(there.json("POST", "/api/v1/transfers/" + id + "/acceptance", "{\"version\":0}").statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("organiser").get("/api/v1/departures").body()).contains(id).contains("ACCEPTED");
        assertThat(member.get("/api/v1/my/transfers").body()).contains("ACCEPTED");
    }
}

package org.gongqiao.app.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.OpeningOutcome;
import org.gongqiao.app.casework.PassingOn;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.casework.Sealing;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.OldClocks;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A sealed complaint is read by nobody but two keepers who opened it together, and by whoever complained. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedClaimsIT {

    /** Every table that has rows of a sealed complaint; with the audit log, whose rows of it have no place either. */
    private static final List<String> TABLES = List.of("casework.matter where keeper_unit is not null", "casework.step where keeper_unit is not null",
            "casework.hand_over where keeper_unit is not null", "casework.part where keeper_unit is not null", "casework.rating where keeper_unit is not null",
            "casework.opening", "claims.claim where keeper_unit is not null", "claims.message where keeper_unit is not null",
            "audit.entry where act in ('SEAL_ASKED', 'SEAL_OPENED', 'SEAL_DECLINED') or act like 'CLAIM%' and area_path is null");

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Filing filing;
    @Autowired ClaimWork work;
    @Autowired OwnClaims own;
    @Autowired Claims claims;
    @Autowired Matters matters;
    @Autowired Sealing sealing;
    @Autowired Ratings ratings;
    @Autowired PassingOn passingOn;
    @Autowired ClockRecount recount;
    @Autowired Invitations invitations;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (String key : List.of("cityKeeper", "secondCityKeeper")) {
            fixtures.officer(key, "city", Role.SEAL_KEEPER, Line.AREA);
        }
    }

    private Claim complain(String worker) {
        UUID person = fixtures.people.containsKey(worker) ? fixtures.people.get(worker).personId() : fixtures.someone(worker, false).personId();
        var form = ClaimWalkSamples.about(ClaimType.COMPLAINT, Topic.HARASSMENT, fixtures.unions.get("own"), true);
        UUID id = ((ClaimFiling.Filed) Scope.call(new Scope.Own(person), () -> filing.file(person, form))).claimId();
        return Scope.call(new Scope.Own(person), () -> own.get(id));
    }

    private <T> T keeper(String key, String union, Supplier<T> work) {
        return fixtures.at(union, key, Role.SEAL_KEEPER, work);
    }

    private long seen(Scope scope, String table) {
        return Scope.call(scope, () -> transaction.execute(status -> jdbc.sql("select count(*) from " + table).query(Long.class).single()));
    }

    @Test
    void goesPastTheWorkplaceToTheNearestUnionWithTwoKeepers() {
        Claim claim = complain("member");
        assertThat(claim.handlerUnit()).as("not to the union at the workplace, though one keeper sits there").isEqualTo(fixtures.unions.get("county"));
        assertThat(claim.id().version()).as("its id tells no minute").isEqualTo(4);
        assertThat(claim.matterId().version()).isEqualTo(4);
        assertThat(database.owner().sql("select area_path is null and line_path is null from casework.matter where id = :id").param("id", claim.matterId())
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void noOfficerAuditorAdministratorNeighbourOrServiceSeesARow() {
        Claim claim = complain("sealedOne");
        keeper("countyKeeper", "county", () -> sealing.ask(claim.matterId(), "urgent", "甲"));
        keeper("secondCountyKeeper", "county", () -> sealing.agree(claim.matterId(), "乙"));
        keeper("countyKeeper", "county", () -> work.askBack(claim.id(), claims.get(claim.id()).version(), "when?"));
        assertThat(TABLES.stream().filter(table -> !table.contains("rating") && !table.contains("hand_over") && !table.contains("part"))
                .map(table -> database.owner().sql("select count(*) from " + table).query(Long.class).single())).as("the rows are there").allMatch(count -> count > 0);

        Map<String, Scope> scopes = new LinkedHashMap<>();
        fixtures.areaPaths.forEach((union, path) -> scopes.put("officer of " + union, new Scope.Reach(Line.AREA, path, fixtures.people.get("chair").personId(), null, UUID.randomUUID())));
        fixtures.linePaths.forEach((union, path) -> {
            if (path != null) {
                scopes.put("line officer of " + union, new Scope.Reach(Line.INDUSTRY, path, fixtures.people.get("chair").personId(), null, UUID.randomUUID()));
            }
        });
        scopes.put("a keeper who sits at an officer's desk", new Scope.Reach(Line.AREA, fixtures.areaPaths.get("county"), fixtures.people.get("countyKeeper").personId(), null, UUID.randomUUID()));
        scopes.put("a service over everything", Scope.service("test", fixtures.areaPaths.get("province")));
        scopes.put("another person", new Scope.Own(fixtures.people.get("neighbourMember").personId()));
        scopes.put("the keeper's own matters", new Scope.Own(fixtures.people.get("countyKeeper").personId()));
        var leaks = new ArrayList<String>();
        scopes.forEach((who, scope) -> TABLES.forEach(table -> {
            try {
                if (seen(scope, table) > 0) {
                    leaks.add(who + " sees " + table);
                }
            } catch (DataAccessException denied) {
                // No right on the table at all.
            }
        }));
        assertThat(leaks).isEmpty();
    }

    @Test
    void anotherUnionsKeeperKnowsNothingOfIt() {
        Claim claim = complain("sealedTwo");
        Scope other = new Scope.Keeper(fixtures.unions.get("own"), fixtures.people.get("keeper").personId(), null, UUID.randomUUID());
        assertThat(seen(other, "casework.matter where id = '" + claim.matterId() + "'")).isZero();
        Scope above = new Scope.Keeper(fixtures.unions.get("city"), fixtures.people.get("cityKeeper").personId(), null, UUID.randomUUID());
        assertThat(seen(above, "casework.matter where id = '" + claim.matterId() + "'")).as("not even the union above").isZero();
    }

    @Test
    void isReadOnlyAfterTwoDifferentKeepersOpenedIt() {
        Claim claim = complain("sealedThree");
        assertThat(keeper("countyKeeper", "county", () -> matters.get(claim.matterId()).number())).as("that it waits is known").isEqualTo(claim.number());
        assertThat(keeper("countyKeeper", "county", () -> claims.find(claim.matterId()))).as("what it says is not").isEmpty();
        assertThat(keeper("countyKeeper", "county", () -> sealing.ask(claim.matterId(), "contents needed", "甲"))).isEqualTo(OpeningOutcome.DONE);
        assertThat(keeper("countyKeeper", "county", () -> sealing.ask(claim.matterId(), "again", "甲"))).isEqualTo(OpeningOutcome.OTHER_WAITS);
        assertThat(keeper("countyKeeper", "county", () -> sealing.agree(claim.matterId(), "甲"))).as("not the same person twice").isEqualTo(OpeningOutcome.OWN_REQUEST);
        Integer touched = keeper("countyKeeper", "county", () -> transaction.execute(status -> jdbc.sql("""
                update casework.opening set answered_by = asked_by, answered_name = 'x', answered_at = now(), agreed = true where matter_id = :id""")
                .param("id", claim.matterId()).update()));
        assertThat(touched).as("nor past the program").isZero();
        assertThat(keeper("countyKeeper", "county", () -> claims.find(claim.matterId()))).isEmpty();
        assertThat(keeper("secondCountyKeeper", "county", () -> sealing.decline(claim.matterId(), "乙", "ask her first"))).isEqualTo(OpeningOutcome.DONE);
        assertThat(keeper("secondCountyKeeper", "county", () -> claims.find(claim.matterId()))).isEmpty();
        keeper("secondCountyKeeper", "county", () -> sealing.ask(claim.matterId(), "she agreed", "乙"));
        assertThat(keeper("countyKeeper", "county", () -> sealing.agree(claim.matterId(), "甲"))).isEqualTo(OpeningOutcome.DONE);
        assertThat(keeper("countyKeeper", "county", () -> claims.find(claim.matterId()))).map(Claim::text).contains("unpaid");
        UUID person = java.util.Objects.requireNonNull(claim.personId());
        assertThat(Scope.call(new Scope.Own(person), () -> sealing.of(claim.matterId()))).as("whoever complained sees who, when and why")
                .extracting(opening -> opening.askedName() + opening.agreed()).containsExactly("甲false", "乙true");
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'SEAL_OPENED' and object_id = :id and subject = :person and area_path is null")
                .param("id", claim.matterId()).param("person", person).query(Integer.class).single()).isOne();

        ClaimOutcome answered = keeper("countyKeeper", "county", () -> work.answer(claim.id(), claims.get(claim.id()).version(), "stopped"));
        assertThat(answered).isInstanceOf(ClaimOutcome.Done.class);
        assertThat(Scope.call(new Scope.Own(person), () -> own.messages(claim.id()))).extracting(ClaimMessage::text).containsExactly("stopped");
    }

    @Test
    void goesFromKeepersToKeepersWhenItsDayPasses() {
        Claim claim = complain("sealedFour");
        assertThat(keeper("countyKeeper", "county", () -> matters.get(claim.matterId())).succession()).as("only unions with two keepers")
                .containsExactly(fixtures.unions.get("county"), fixtures.unions.get("city"));
        OldClocks.began(database.owner(), recount, claim.matterId(), 30);
        assertThat(passingOn.passOnOverdue()).isPositive();
        assertThat(keeper("countyKeeper", "county", () -> matters.toDo(fixtures.unions.get("county"), null, 50)).items()).extracting(Matter::id).doesNotContain(claim.matterId());
        assertThat(keeper("cityKeeper", "city", () -> matters.get(claim.matterId())).handlerUnit()).isEqualTo(fixtures.unions.get("city"));
        keeper("cityKeeper", "city", () -> sealing.ask(claim.matterId(), "now ours", "丙"));
        keeper("secondCityKeeper", "city", () -> sealing.agree(claim.matterId(), "丁"));
        assertThat(keeper("cityKeeper", "city", () -> claims.find(claim.matterId()))).as("the claim went with its matter").isPresent();
    }

    @Test
    void aComplaintWithoutANameKeepsNobodyAndComesBackForItsAnswer() {
        var chair = fixtures.signIn("chair");
        String key = UUID.randomUUID().toString();
        var answer = chair.json("POST", "/api/v1/complaints", """
                {"key":"%s","occupation":"COURIER","topic":"SAFETY","workplace":"清河站","union":"%s","text":"no brakes"}""".formatted(key, fixtures.unions.get("county")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String code = answer.body().replaceAll(".*\"code\":\"([^\"]+)\".*", "$1");
        String number = answer.body().replaceAll(".*\"number\":\"([^\"]+)\".*", "$1");
        assertThat(chair.json("POST", "/api/v1/complaints", """
                {"key":"%s","occupation":"COURIER","topic":"SAFETY","workplace":"清河站","union":"%s","text":"no brakes"}""".formatted(key, fixtures.unions.get("county")))
                .statusCode()).as("the same form twice makes one").isEqualTo(409);

        UUID matterId = database.owner().sql("select id from casework.matter where number = :number").param("number", number).query(UUID.class).single();
        assertThat(database.owner().sql("""
                select (select person_id is null and filed_by is null and filed_at_unit is null from claims.claim where matter_id = :id)
                    and (select subject is null from casework.matter where id = :id)
                    and not exists (select from casework.step where matter_id = :id and (actor is not null or unit_name is not null or subject is not null))
                    and not exists (select from casework.part where matter_id = :id and (given_by is not null or phone is not null or subject is not null))
                    and not exists (select from audit.entry e join claims.claim c on c.id = e.object_id where c.matter_id = :id
                        and (e.actor is not null or e.subject is not null or e.post_id is not null or e.desk_role is not null or e.desk_unit is not null))""")
                .param("id", matterId).query(Boolean.class).single()).as("though an officer was signed in on that phone").isTrue();

        keeper("countyKeeper", "county", () -> sealing.ask(matterId, "to act", "甲"));
        keeper("secondCountyKeeper", "county", () -> sealing.agree(matterId, "乙"));
        UUID claimId = keeper("countyKeeper", "county", () -> claims.find(matterId)).orElseThrow().id();
        keeper("countyKeeper", "county", () -> work.askBack(claimId, claims.get(claimId).version(), "which bikes?"));
        var session = fixtures.visitor().json("POST", "/api/v1/part/sessions", "{\"returnCode\":\"" + code.replace("-", " ").toLowerCase(java.util.Locale.ROOT) + "\"}");
        var guest = fixtures.guest(session.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1"));
        assertThat(guest.get("/api/v1/part/complaint").body()).contains("which bikes?", "\"waitsForYou\":true");
        assertThat(guest.json("POST", "/api/v1/part/complaint/replies", "{\"text\":\"all of them\"}").statusCode()).isEqualTo(200);
        assertThat(guest.json("POST", "/api/v1/part/complaint/rating", "{\"score\":5,\"solved\":true}").statusCode()).as("not yet closed").isEqualTo(409);
        keeper("countyKeeper", "county", () -> work.answer(claimId, claims.get(claimId).version(), "brakes are repaired"));
        assertThat(guest.get("/api/v1/part/complaint").body()).contains("brakes are repaired", "ANSWERED");
        assertThat(guest.json("POST", "/api/v1/part/complaint/rating", "{\"score\":4,\"solved\":true}").statusCode()).isEqualTo(201);
        assertThat(guest.json("POST", "/api/v1/part/complaint/rating", "{\"score\":5,\"solved\":true}").statusCode()).as("once").isEqualTo(409);
        assertThat(ratings.score(fixtures.unions.get("county")).points()).isGreaterThanOrEqualTo(4);
        assertThat(fixtures.visitor().json("POST", "/api/v1/part/sessions", "{\"returnCode\":\"0000-0000-0000-0000-0000\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void isNotTakenWhereNobodyCouldOpenIt() {
        UUID person = fixtures.someone("farAway", false).personId();
        var form = ClaimWalkSamples.about(ClaimType.COMPLAINT, Topic.WAGES, fixtures.unions.get("otherCity"), true);
        assertThat(Scope.call(new Scope.Own(person), () -> filing.file(person, form))).isInstanceOf(ClaimFiling.NoKeepers.class);
        assertThatThrownBy(() -> ClaimWalkSamples.about(ClaimType.CLAIM, Topic.WAGES, fixtures.unions.get("county"), true)).isInstanceOf(IllegalArgumentException.class);
    }
}

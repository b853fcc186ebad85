package org.gongqiao.app.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody without an account takes part in one matter and sees nothing else. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantsIT {

    private static final LocalDate LATER = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30);

    @Autowired Matters matters;
    @Autowired Grants grants;
    @Autowired Invitations invitations;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;
    private SmallTree tree;
    private int phones = 600;

    @BeforeAll
    void arrange() {
        tree = new SmallTree(database.owner());
    }

    private static <T> T at(String path, Supplier<T> work) {
        return Scope.call(Scope.service("test", path), work);
    }

    private Matter matter(String name) {
        UUID person = tree.person(name);
        return Scope.call(new Scope.Own(person), () -> matters.open(new NewMatter(TrialKind.KIND, List.of(name), UUID.randomUUID(), person,
                List.of(tree.joint, tree.county), "decide", "M-02.decide", "M-02.passedOn")));
    }

    private record Guest(Matter matter, UUID grant, String link, String phone, String token) {}

    private Guest guest(Matter matter, PartRole role) {
        String phone = "1990000%04d".formatted(phones++);
        GivenGrant given = at("p.c.d.t.j", () -> grants.give(new NewGrant(matter.id(), role, "顾远", "远山律师所", "请参与调解", phone, LATER), "http://union.example"));
        invitations.sendCode(given.link().substring("/part/".length()), "127.0.0.1", Locale.SIMPLIFIED_CHINESE);
        String code = sms.await(phone, message -> message.template().equals("notices.code.TAKE_PART")).args().getFirst();
        var entered = (Invitations.Entering.Entered) invitations.enter(given.link().substring("/part/".length()), code);
        return new Guest(matter, given.id(), given.link(), phone, entered.token());
    }

    private Part part(String token) {
        var request = new MockHttpServletRequest();
        request.addHeader(Invitations.HEADER, token);
        return invitations.partOf(request).orElse(null);
    }

    private <T> T as(Guest guest, Supplier<T> work) {
        Part part = new Part(guest.grant(), guest.matter().id(), PartRole.MEDIATOR, "");
        return ScopedValue.where(Scope.PART, part).where(Scope.CURRENT, part.scope()).call(() -> transaction.execute(status -> work.get()));
    }

    private long count(Guest guest, String table) {
        return as(guest, () -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    @Test
    void linkAndCodeAdmitToOneMatterAndWhatIsSharedOfIt() {
        Guest mediator = guest(matter("沈甲"), PartRole.MEDIATOR);
        matter("沈乙");
        at("p.c.d.t.j", () -> {
            matters.note(mediator.matter().id(), "casework.history");
            matters.note(mediator.matter().id(), List.of(PartRole.MEDIATOR), "casework.toDo");
            return null;
        });
        assertThat(part(mediator.token())).isEqualTo(new Part(mediator.grant(), mediator.matter().id(), PartRole.MEDIATOR, "顾远"));
        assertThat(as(mediator, grants::matter).number()).isEqualTo(mediator.matter().number());
        assertThat(as(mediator, grants::steps)).as("only what is shared with mediators").extracting(MatterStep::key).containsExactly("casework.toDo");
        assertThat(count(mediator, "casework.part where id is not null")).as("only his own grant").isOne();
        for (String table : List.of("identity.person", "identity.post", "membership.membership", "joining.application", "casework.hand_over", "casework.opening",
                "casework.companion", "casework.likeness")) {
            assertThat(seesNothing(mediator, table)).as(table).isTrue();
        }
        assertThatThrownBy(() -> as(mediator, () -> jdbc.sql("select title_args from casework.matter").query().listOfRows()))
                .as("a title may name the person").isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as(mediator, () -> jdbc.sql("select phone from casework.part").query().listOfRows())).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as(mediator, () -> jdbc.sql("update casework.matter set step = 'x'").update())).isInstanceOf(DataAccessException.class);
    }

    private boolean seesNothing(Guest guest, String table) {
        try {
            return count(guest, table) == 0;
        } catch (DataAccessException denied) {
            return true;
        }
    }

    @Test
    void aGuestAddsToHisOwnMatterAndNoOther() {
        Guest mediator = guest(matter("沈丙"), PartRole.MEDIATOR);
        Matter other = matter("沈丁");
        as(mediator, () -> {
            grants.note(List.of(), "casework.toDo");
            return null;
        });
        assertThat(at("p.c.d.t.j", () -> matters.steps(mediator.matter().id()))).extracting(MatterStep::unitName).contains((String) null);
        assertThatThrownBy(() -> as(mediator, () -> jdbc.sql("""
                insert into casework.step (id, matter_id, at, key, args, area_path) values (gen_random_uuid(), :matter, now(), 'x', '{}', 'p')""")
                .param("matter", other.id()).update())).isInstanceOf(DataAccessException.class);
    }

    @Test
    void endedAndExpiredGrantsAdmitNobodyAtOnce() {
        Guest ended = guest(matter("沈戊"), PartRole.LAWYER);
        assertThat(at("p.c.d.t.j", () -> grants.end(ended.grant(), "换人"))).isTrue();
        assertThat(at("p.c.d.t.j", () -> grants.end(ended.grant(), "再来"))).isFalse();
        assertThat(part(ended.token())).isNull();
        assertThat(count(ended, "casework.matter")).as("even where a scope is still bound").isZero();
        assertThat(invitations.find(ended.link().substring("/part/".length()))).isEmpty();

        Guest expired = guest(matter("沈己"), PartRole.LAWYER);
        database.owner().sql("update casework.part set expires_at = now() - interval '1 minute' where id = :id").param("id", expired.grant()).update();
        assertThat(part(expired.token())).isNull();
        assertThat(count(expired, "casework.matter")).isZero();
    }

    @Test
    void aWrongCodeAdmitsNobodyAndAnotherUnionGivesNoGrant() {
        Matter matter = matter("沈庚");
        GivenGrant given = at("p.c.d.t.j", () -> grants.give(new NewGrant(matter.id(), PartRole.EMPLOYER, "经办人", "星河机械厂", "请说明情况", "19900000599", LATER), ""));
        String link = given.link().substring("/part/".length());
        invitations.sendCode(link, "127.0.0.1", Locale.SIMPLIFIED_CHINESE);
        String code = sms.await("19900000599", message -> message.template().equals("notices.code.TAKE_PART")).args().getFirst();
        assertThat(invitations.enter(link, code.equals("000000") ? "000001" : "000000")).isInstanceOf(Invitations.Entering.WrongCode.class);
        assertThat(invitations.enter("A".repeat(43), code)).isInstanceOf(Invitations.Entering.NoGrant.class);
        assertThat(invitations.enter(link, code)).isInstanceOf(Invitations.Entering.Entered.class);
        assertThat(invitations.enter(link, code)).as("a code works once").isNotInstanceOf(Invitations.Entering.Entered.class);
        assertThatThrownBy(() -> at("p.c.x", () -> grants.give(new NewGrant(matter.id(), PartRole.LAWYER, "甲", "", "x", "19900000598", LATER), "")))
                .isInstanceOf(org.gongqiao.app.kernel.NotFound.class);
        assertThat(database.owner().sql("select count(*) from audit.entry where act in ('GRANT_GIVEN', 'GRANT_USED') and object_id = :id").param("id", given.id())
                .query(Integer.class).single()).isEqualTo(2);
        assertThat(database.owner().sql("select count(*) from casework.part where position(:link in link_hash::text) > 0").param("link", link).query(Integer.class).single())
                .as("the link stands nowhere").isZero();
    }

    @Test
    void thePersonSeesWhoTakesPart() {
        Guest lawyer = guest(matter("沈辛"), PartRole.LAWYER);
        UUID person = java.util.Objects.requireNonNull(lawyer.matter().subject());
        assertThat(Scope.call(new Scope.Own(person), () -> grants.of(lawyer.matter().id()))).extracting(Grant::organisation).containsExactly("远山律师所");
        assertThat(Scope.call(new Scope.Own(tree.person("沈壬")), () -> grants.of(lawyer.matter().id()))).isEmpty();
    }
}

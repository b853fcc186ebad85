package org.gongqiao.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPagesIT {

    @Autowired Fixtures fixtures;
    @Autowired AuditLog log;
    @Autowired Sealer sealer;
    @Autowired TestDatabase.Switchable database;
    private UUID member;

    @BeforeAll
    void someActs() {
        fixtures.province();
        member = fixtures.people.get("member").personId();
        atDesk("organiser", Role.ORGANISER, "own", () -> log.record(AuditEntry.of(Act.FIELD_UNMASKED, "person", member).about(member)
                .because("核对入会日期").with(Map.of("field", "ID_NUMBER"))));
        atDesk("neighbourOrganiser", Role.ORGANISER, "neighbour", () -> log.record(AuditEntry.of(Act.PERSON_OPENED, "person", UUID.randomUUID())
                .about(fixtures.people.get("neighbourMember").personId()).because("隔壁的原因")));
        atDesk("reviewer", Role.REVIEWER, "city", () -> log.record(AuditEntry.of(Act.LIST_EXPORTED, "member", null),
                List.of(member, fixtures.people.get("workshopMember").personId())));
    }

    private void atDesk(String who, Role role, String union, Runnable act) {
        var desk = new Desk(fixtures.people.get(who).personId(), UUID.randomUUID(), role, Line.AREA, fixtures.unions.get(union),
                fixtures.areaPaths.get(union), "试验工会-" + union);
        ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).run(act);
    }

    @Test
    void anOfficerReadsTheLogOfHisScopeOnly() {
        var own = fixtures.signIn("chair").get("/audit");
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("核对入会日期").contains("查看完整信息：证件号码").contains("试验员organiser").doesNotContain("隔壁的原因");
        assertThat(fixtures.signIn("reviewer").get("/audit").body()).contains("核对入会日期").contains("隔壁的原因");
        assertThat(fixtures.signIn("otherReviewer").get("/audit").body()).doesNotContain("核对入会日期");
        assertThat(fixtures.signIn("organiser").get("/audit").statusCode()).isEqualTo(403);
        assertThat(fixtures.signIn("auditAdmin").get("/api/v1/audit/entries").body()).contains("隔壁的原因");
    }

    @Test
    void filtersByActPersonAndDay() {
        var reader = fixtures.signIn("reviewer");
        assertThat(reader.get("/audit?act=PERSON_OPENED").body()).contains("隔壁的原因").doesNotContain("核对入会日期");
        assertThat(reader.get("/audit?person=" + member).body()).contains("核对入会日期").doesNotContain("隔壁的原因");
        assertThat(reader.get("/audit?from=2020-01-01&until=2020-01-31").body()).contains("没有符合条件的记录");
        assertThat(reader.get("/audit?act=&from=&until=").statusCode()).isEqualTo(200);
    }

    @Test
    void readingTheLogIsLogged() {
        fixtures.signIn("auditor").get("/audit?act=PERSON_OPENED");
        assertThat(database.owner().sql("select detail ->> 'act' from audit.entry where act = 'AUDIT_READ' and actor = :actor order by id desc limit 1")
                .param("actor", fixtures.people.get("auditor").personId()).query(String.class).single()).isEqualTo("PERSON_OPENED");
    }

    @Test
    void aPersonSeesWhoUsedHisDataButNothingAboutTheOfficer() {
        var page = fixtures.signIn("member").get("/my/data-access");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("核对入会日期").contains("试验工会-own · ").contains("导出名单").contains("试验工会-city")
                .doesNotContain("试验员organiser").doesNotContain("隔壁的原因")
                .doesNotContain(fixtures.people.get("organiser").personId().toString());
        var other = fixtures.signIn("worker").get("/my/data-access");
        assertThat(other.body()).contains("还没有人查看过您的信息");
        assertThat(fixtures.signIn("workshopMember").get("/api/v1/my/data-access").body()).contains("导出名单").doesNotContain("核对入会日期")
                .doesNotContain("personId").doesNotContain("\"actor\"");
        assertThat(fixtures.signIn("chair").get("/my/data-access").body()).contains("class=\"desk\"");
    }

    @Test
    void anExportOfAScopeVerifiesLineByLine() throws Exception {
        sealer.seal();
        var export = fixtures.signIn("chair").get("/audit/export");
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Disposition").orElse("")).contains(".jsonl");
        assertThat(export.body()).contains("核对入会日期").doesNotContain("隔壁的原因");
        assertThat(AuditChain.check(new BufferedReader(new StringReader(export.body())), List.of())).isInstanceOf(AuditChain.Verdict.Intact.class);
        assertThat(AuditChain.check(new BufferedReader(new StringReader(export.body().replace("核对入会日期", "别的"))), List.of()))
                .isInstanceOfSatisfying(AuditChain.Verdict.Broken.class, broken -> assertThat(broken.fault()).isEqualTo(AuditChain.Fault.CHANGED));
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'AUDIT_EXPORTED'").query(Long.class).single()).isPositive();
        assertThat(fixtures.signIn("worker").get("/audit/export").statusCode()).isEqualTo(403);
    }
}

package org.gongqiao.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.SensitiveField;
import org.gongqiao.app.operations.Progress;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Unions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoProvinceIT {

    /** {@code -Ddemo.unions= -Ddemo.members=} make it larger. */
    private static final DemoSize SMALL = DemoSize.of(Integer.getInteger("demo.unions", 150), Integer.getInteger("demo.members", 1_200));

    @Autowired DemoProvince province;
    @Autowired DemoSetUp setUp;
    @Autowired java.time.Clock clock;
    @LocalServerPort int port;
    @Autowired Unions unions;
    @Autowired Tallies tallies;
    @Autowired Persons persons;
    @Autowired RegionTable regions;
    @Autowired TestDatabase.Switchable database;
    @Autowired org.gongqiao.app.casework.clock.ClockRecount clocks;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeAll
    void fill() throws SQLException {
        assertThat(province.wanted()).isTrue();
        assertThat(province.fill(SMALL, new SingleConnectionDataSource(database.ownerConnection(), true), written -> {})).extracting(DemoProvince.Filled::unions, DemoProvince.Filled::members)
                .containsExactly(SMALL.unions(), SMALL.members());
    }

    private <T> T everywhere(java.util.function.Supplier<T> work) {
        return Scope.call(Scope.service("test", unions.root().orElseThrow().areaPath()), work);
    }

    private long count(String sql) {
        return database.owner().sql(sql).query(Long.class).single();
    }

    @Test
    void refusesADatabaseWithUnions() {
        assertThat(province.wanted()).isFalse();
        assertThatThrownBy(() -> province.fill(SMALL, new SingleConnectionDataSource(database.ownerConnection(), true), written -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void totalsEqualTheRows() {
        assertThat(everywhere(tallies::check)).isEmpty();
        assertThat(count("""
                select count(*) from (
                    select unit_id, count(*) as n, count(*) filter (where sex = '2') as women, count(*) filter (where migrant) as migrants
                    from membership.membership where status <> 'ENDED' group by 1) m
                full join (select unit_id, sum(own) filter (where measure = 'MEMBERS') as n, coalesce(sum(own) filter (where measure = 'WOMEN'), 0) as women,
                    coalesce(sum(own) filter (where measure = 'MIGRANTS'), 0) as migrants from organization.tally
                    where line = 'A' and measure in ('MEMBERS', 'WOMEN', 'MIGRANTS') group by 1 having sum(own) > 0) t using (unit_id)
                where m.n is distinct from t.n or m.women is distinct from t.women or m.migrants is distinct from t.migrants""")).isZero();
        var top = unions.root().orElseThrow();
        assertThat(everywhere(() -> tallies.subtree(top.id(), Line.AREA)).members()).isEqualTo(SMALL.members());
        assertThat(everywhere(() -> tallies.subtree(top.id(), Line.AREA)).employers())
                .isEqualTo(count("select count(*) from organization.employer where unit_id is not null"));
        assertThat(everywhere(() -> tallies.subtree(top.id(), Line.AREA)).of(Measure.NEW_FORM_WORKERS))
                .isEqualTo(count("select count(*) from membership.membership where trade is not null"));
    }

    @Test
    void rowsStandWhereTheirUnionStands() {
        assertThat(count("""
                select count(*) from membership.membership m join organization.unit u on u.id = m.unit_id
                where m.area_path <> u.area_path or m.line_path is distinct from u.line_path""")).isZero();
        assertThat(count("""
                select count(*) from organization.unit u join organization.unit p on p.id = u.area_parent
                where u.area_path <> p.area_path || u.label::ltree""")).isZero();
        assertThat(count("""
                select count(*) from organization.unit u left join organization.unit p on p.id = u.line_parent
                where u.line_path is distinct from case when p.id is not null then p.line_path || u.label::ltree when u.kind = 'INDUSTRY_UNION' then u.label::ltree end"""))
                .isZero();
        assertThat(count("select count(*) from organization.unit_version")).isEqualTo(SMALL.unions());
    }

    @Test
    void securityByRowIsForcedAgain() {
        assertThat(count("select count(*) from pg_class where oid in ('identity.person'::regclass, 'membership.membership'::regclass) and relforcerowsecurity"))
                .isEqualTo(2);
        var city = database.owner().sql("select area_path::text from organization.unit where level = 'CITY' limit 1").query(String.class).single();
        long seen = Scope.call(Scope.service("test", city), () -> transaction.execute(status ->
                jdbc.sql("select count(*) from membership.membership").query(Long.class).single()));
        assertThat(seen).isBetween(1L, SMALL.members() - 1L);
    }

    @Test
    void whatIsSealedOpens() {
        UUID person = DemoProvince.personId(SMALL.seed(), 7);
        var made = new DemoPeople(SMALL.seed()).person(7);
        assertThat(everywhere(() -> persons.unmask(person, SensitiveField.ID_NUMBER, "test"))).contains(made.idNumber());
        assertThat(everywhere(() -> persons.unmask(person, SensitiveField.PHONE, "test"))).contains(made.phone());
    }

    @Test
    void newLabelsGoOnAfterTheProvinces() {
        String next = database.owner().sql("select organization.next_label()").query(String.class).single();
        assertThat(database.owner().sql("select count(*) from organization.unit where label = :next").param("next", next).query(Long.class).single()).isZero();
    }

    @Test
    void placesHaveNames() {
        assertThat(regions.place("990101")).startsWith("江澜省").hasSizeGreaterThan(6);
        assertThat(unions.catchAll(RegionTable.around("990101"))).hasSize(2);
        assertThat(unions.ofTrade("COURIER", RegionTable.around("990101"), 10)).isNotEmpty();
    }

    @Test
    void everyPrintedAccountSignsIn() throws Exception {
        setUp.fill(SMALL, new SingleConnectionDataSource(database.ownerConnection(), true), Progress.SILENT);
        assertThat(setUp.wanted()).isFalse();
        var made = setUp.accounts();
        assertThat(made).hasSize(21);
        setUp.fill(SMALL, new SingleConnectionDataSource(database.ownerConnection(), true), Progress.SILENT);
        assertThat(setUp.accounts()).isEqualTo(made);
        assertThat(count("select count(*) from identity.account where password_hash is not null")).isEqualTo(21);
        matters();
        assertThat(count("select count(*) from congress.delegate where until_on is null")).as("a congress in its term").isEqualTo(30);
        assertThat(count("select count(*) from elections.candidate")).as("an election that waits for its review").isEqualTo(6);
        try (var http = java.net.http.HttpClient.newHttpClient()) {
            for (var account : made) {
                String code = account.totpSecret() == null ? "null" : '"' + Accounts.secondFactorCode(account.totpSecret(), clock.instant()) + '"';
                var answer = http.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + "/api/v1/sessions"))
                        .header("Content-Type", "application/json").POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"" + account.login() + "\",\"password\":\"" + account.password() + "\",\"code\":" + code + "}")).build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(account.login() + answer.body()).isEqualTo(201);
            }
        }
    }

    /** Claims, disputes and supervision in all stages; every story goes to its end, and the second filling adds nothing. */
    private void matters() {
        assertThat(texts("select distinct status from claims.claim")).containsExactlyInAnyOrder("RECEIVED", "ACCEPTED", "MEDIATION", "ANSWERED", "NOT_ACCEPTED", "WITHDRAWN");
        assertThat(count("select count(*) from claims.claim")).isEqualTo(28);
        assertThat(count("select count(*) from claims.claim where keeper_unit is not null")).isOne();
        assertThat(texts("select distinct stage from disputes.claimant")).containsExactlyInAnyOrder("CONSULTING", "MEDIATING", "AGREED", "PENDING", "AWARDED", "CLOSED");
        assertThat(count("select count(*) from disputes.dispute")).isEqualTo(8);
        assertThat(count("select count(*) from disputes.dismissal")).isEqualTo(3);
        assertThat(texts("select distinct kind || ' ' || state from supervision.letter")).containsExactlyInAnyOrder("REMINDER ISSUED", "OPINION ISSUED", "RECOMMENDATION ASKED",
                "RECOMMENDATION ISSUED", "PROSECUTION ISSUED", "NOT_ACCEPTED ISSUED");
        assertThat(texts("select distinct proposed from supervision.case_file where closed_at is null")).contains("takeUp", "find", "ask", "check", "awaitReminder",
                "awaitFederation", "awaitAuthority", "awaitProsecutors");
        assertThat(count("select count(*) from supervision.case_file")).isEqualTo(12);
        assertThat(count("select count(*) from supervision.risk")).isOne();
        assertThat(count("select count(*) from disputes.aid")).isOne();
        assertThat(texts("select kind || ' ' || step || ' ' || title_args[1] || ' ' || late_after from casework.matter where closed_at is null and lead is null and late_after < current_date and kind <> 'DISCLOSURE'"))
                .as("the day begins without arrears, but for what some unions have not published in time").isEmpty();
        assertThat(everywhere(() -> clocks.check().stray())).as("ledgers and days agree").isZero();
    }

    private java.util.List<String> texts(String sql) {
        return database.owner().sql(sql).query(String.class).list();
    }
}

package org.gongqiao.app.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Browsers;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.ClockWatch;
import org.gongqiao.app.casework.clock.OldClocks;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.FilingOutcome;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** "Explain this date", over HTTP and in a browser. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockPagesIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired Applications applications;
    @Autowired Matters matters;
    @Autowired ClockRecount recount;
    @Autowired ClockWatch watch;
    @Autowired TestDatabase.Switchable database;
    private UUID worker;
    private UUID matter;
    private UUID clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
        worker = fixtures.people.get("worker").personId();
        var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get("own"));
        UUID filed = ((FilingOutcome.Filed) Scope.call(new Scope.Own(worker), () -> applications.file(worker, form))).applicationId();
        matter = Scope.call(new Scope.Own(worker), () -> matters.about(filed)).orElseThrow().id();
        clock = Scope.call(new Scope.Own(worker), () -> matters.get(matter)).due().clockId();
        OldClocks.began(database.owner(), recount, matter, 2);
    }

    @Test
    void theDeskLinksTheDateToItsExplanation() {
        var officer = fixtures.signIn("chair");
        assertThat(officer.get("/desk").body()).contains("/clocks/" + clock);
        String page = officer.get("/clocks/" + clock).body();
        assertThat(page).contains("/law/rules/M-02", "/law/rules/N-2.first", TODAY.minusDays(2).toString());
        var own = fixtures.signIn("worker");
        assertThat(own.get("/my").body()).contains("/my/clocks/" + clock);
        assertThat(own.get("/my/clocks/" + clock).statusCode()).isEqualTo(200);
        assertThat(own.get("/api/v1/my/clocks/" + clock).body()).contains("\"standing\":\"IN_TIME\"", "\"ruleId\":\"N-2.first\"");
    }

    @Test
    void anOfficerRecordsWhatHappenedAndTakesItBack() {
        var officer = fixtures.signIn("chair").withForm("/clocks/" + clock);
        String before = officer.get("/api/v1/clocks/" + clock).body();
        assertThat(officer.post("/clocks/" + clock + "/turns", Map.of("kind", "EXTENDED_BY", "day", TODAY.toString(), "days", "0", "why", "")).statusCode()).isEqualTo(422);
        assertThat(officer.post("/clocks/" + clock + "/turns", Map.of("kind", "SUSPENDED", "day", TODAY.plusDays(1).toString(), "why", "x")).statusCode()).isEqualTo(422);
        assertThat(officer.post("/clocks/" + clock + "/turns", Map.of("kind", "SUSPENDED", "day", TODAY.minusDays(3).toString(), "why", "x")).body()).contains("这一天在起算之前");
        assertThat(officer.post("/clocks/" + clock + "/turns", Map.of("kind", "EXTENDED_BY", "day", TODAY.toString(), "days", "90", "why", "双方同意延长")).statusCode()).isEqualTo(302);
        String after = officer.get("/clocks/" + clock).body();
        assertThat(after).contains("双方同意延长", "/law/rules/M-02");
        assertThat(officer.get("/api/v1/clocks/" + clock).body()).isNotEqualTo(before).contains("\"kind\":\"ExtendedBy\"", "\"provisional\":true");
        UUID entry = database.owner().sql("select id from casework.clock_turn where clock_id = :id and kind = 'EXTENDED_BY'").param("id", clock).query(UUID.class).single();
        assertThat(officer.post("/clocks/" + clock + "/withdrawals", Map.of("entry", entry.toString(), "why", "")).statusCode()).isEqualTo(422);
        assertThat(officer.post("/clocks/" + clock + "/withdrawals", Map.of("entry", entry.toString(), "why", "没有同意")).statusCode()).isEqualTo(302);
        assertThat(officer.get("/api/v1/clocks/" + clock).body()).contains("\"provisional\":false", "\"struck\":true");
        assertThat(officer.post("/clocks/" + clock + "/withdrawals", Map.of("entry", entry.toString(), "why", "x")).statusCode()).isEqualTo(422);
    }

    @Test
    void aRefusalByApiNamesRuleAndArticle() {
        var officer = fixtures.signIn("chair");
        var refused = officer.json("POST", "/api/v1/clocks/" + clock + "/turns", "{\"kind\":\"SUSPENDED\",\"day\":\"" + TODAY + "\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"ruleId\":\"M-02\"", "\"article\"");
        assertThat(fixtures.signIn("auditor").json("POST", "/api/v1/clocks/" + clock + "/turns", "{}").statusCode()).isIn(403, 404);
    }

    @Test
    void anybodyCountsALimitAndTheOperatorImportsACalendar() {
        var visitor = fixtures.visitor();
        String answer = visitor.get("/law/reckoning?limit=M-02.decide&region=000000&on=2026-09-26").body();
        assertThat(answer).contains("2026-10-03", "2026-10-08", "/law/rules/N-2.last");
        assertThat(visitor.get("/law/reckoning?limit=M-02.decide&region=1&on=x").statusCode()).isEqualTo(422);
        assertThat(visitor.get("/api/v1/law/reckoning?limit=M-02.decide&on=2026-11-02").body()).contains("\"earlier\":\"2026-11-09\"");
        assertThat(visitor.get("/api/v1/law/reckoning?limit=X-99.none&on=2026-11-02").statusCode()).isEqualTo(422);
        assertThat(visitor.get("/law/calendar/2026/1").body()).contains("2026-10-10");
        assertThat(visitor.get("/law/calendar/1999/1").statusCode()).isEqualTo(404);
        var operator = fixtures.signIn("systemAdmin");
        var refused = operator.json("POST", "/api/v1/law/calendar?reason=x", "date\tkind");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("HEADINGS");
        assertThat(operator.withForm("/law/readings/N-2.restDay").post("/law/readings/N-2.restDay",
                Map.of("region", "990000", "choice", "WEEKEND_ROLLS", "source", "", "reason", "")).statusCode()).isEqualTo(422);
        var proposed = operator.post("/law/readings/N-2.restDay",
                Map.of("region", "820000", "choice", "WEEKEND_ROLLS", "source", "试验批复", "reason", "试验"));
        assertThat(proposed.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/law/readings").body()).doesNotContain("试验批复");
        fixtures.officer("secondAdmin", "province", org.gongqiao.app.access.Role.SYSTEM_ADMIN, org.gongqiao.app.access.Line.AREA);
        fixtures.signIn("secondAdmin").post(java.net.URI.create(proposed.headers().firstValue("Location").orElseThrow()).getPath() + "/approval", Map.of());
        assertThat(visitor.get("/law/readings").body()).contains("试验批复");

        var file = new StringBuilder("date\tkind\tweekday\tfestival\tstatutory_day\tnotice\n");
        for (java.time.LocalDate day = java.time.LocalDate.of(2033, 5, 1); day.isBefore(java.time.LocalDate.of(2033, 5, 14)); day = day.plusDays(1)) {
            file.append(day).append("\tholiday\t周").append("一二三四五六日".charAt(day.getDayOfWeek().getValue() - 1)).append("\t试验节\tyes\t试验〔2032〕1号\n");
        }
        var calendar = operator.json("POST", "/api/v1/law/calendar?reason=x", file.toString());
        assertThat(calendar.statusCode()).as(calendar.body()).isEqualTo(202);
        assertThat(visitor.get("/law/calendar/2033/1").statusCode()).as("not before a second person").isEqualTo(404);
        String proposal = calendar.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(operator.get("/law/proposals/" + proposal).body()).contains("试验节", "2033");
        operator.post("/law/proposals/" + proposal + "/approval", Map.of());
        assertThat(visitor.get("/law/calendar/2033/1").statusCode()).as("nor by who proposed it").isEqualTo(404);
        fixtures.signIn("secondAdmin").post("/law/proposals/" + proposal + "/approval", Map.of());
        assertThat(visitor.get("/law/calendar/2033/1").body()).contains("试验节");
        assertThat(operator.json("POST", "/api/v1/law/calendar?reason=x", file.toString()).statusCode()).as("says nothing new").isEqualTo(200);
    }

    @Test
    void officersAreWarnedInTheirInboxAndTheLevelAboveHearsOfWhatIsLate() throws InterruptedException {
        UUID second = fixtures.someone("warned", false).personId();
        var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get("own"));
        UUID filed = ((FilingOutcome.Filed) Scope.call(new Scope.Own(second), () -> applications.file(second, form))).applicationId();
        Matter late = Scope.call(new Scope.Own(second), () -> matters.about(filed)).orElseThrow();
        OldClocks.began(database.owner(), recount, late.id(), 5);
        watch.look();
        assertThat(inboxes("casework.notice.warned.OURS", late.number())).contains(fixtures.people.get("chair").personId());
        // The other side's time beside it has run out, too: told to the handler, and no lateness of his.
        Scope.call(Scope.service("test", fixtures.areaPaths.get("province")), () -> matters.startClock(late.id(), Side.THEIRS, "M-02.passedOn", TODAY.minusDays(60), "x"));
        watch.look();
        assertThat(inboxes("casework.notice.ranOut.THEIRS", late.number())).contains(fixtures.people.get("chair").personId());
        assertThat(Scope.call(new Scope.Own(second), () -> matters.get(late.id())).isOverdue(TODAY)).isFalse();
    }

    /** Messages go out after the commit, beside the job. */
    private List<UUID> inboxes(String template, String number) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            List<UUID> told = database.owner().sql("select person_id from notices.inbox where template = :template and args->>0 = :number")
                    .param("template", template).param("number", number).query(UUID.class).list();
            if (!told.isEmpty() || tries > 200) {
                return told;
            }
            Thread.sleep(50);
        }
    }

    @Test
    void thePageIsAccessibleAtBothSizes() {
        for (Browsers.Size size : Browsers.Size.values()) {
            boolean phone = size == Browsers.Size.PHONE;
            try (BrowserContext context = fixtures.browser(phone ? "worker" : "chair", size)) {
                Page page = context.newPage();
                for (String path : phone ? new String[] {"/my/clocks/" + clock, "/my", "/law/reckoning?limit=M-02.decide&region=000000&on=2026-09-26"}
                        : new String[] {"/clocks/" + clock, "/desk", "/law/calendar", "/law/readings", "/law/reckoning?limit=M-02.decide&region=000000&on=2026-09-26"}) {
                    page.navigate(path);
                    Browsers.picture(page, "clocks-" + size + path.replaceAll("\\?.*", "").replaceAll("[0-9a-f-]{36}", "x").replace('/', '-'));
                }
            }
        }
    }
}

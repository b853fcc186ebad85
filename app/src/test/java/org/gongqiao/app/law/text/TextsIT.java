package org.gongqiao.app.law.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Official texts from the upload to the wording beside a rule, with invented laws. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextsIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Scope OPERATOR = Scope.service("test", "p");

    @Autowired Texts texts;
    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    private Edition take(String name, String text, String instrument, String from) {
        return Scope.call(OPERATOR, () -> {
            var preview = (ReadingOutcome.Preview) texts.read(name, text.getBytes(StandardCharsets.UTF_8));
            return ((TakingOutcome.Taken) texts.take(preview.edition().id(), new TakeIn(instrument, from == null ? null : LocalDate.parse(from), null, false))).edition();
        });
    }

    @Test
    void editionsStandSideBySideAndTheOneOfTheDaySpeaks() {
        take("mill.md", "# 虚构市水车条例\n\n第一条 水车应当转动。\n\n第二条 水车每年修一次。", "mill", "2020-01-01");
        take("mill.md", "# 虚构市水车条例\n\n第一条 水车应当不停转动。\n\n第二条 水车每年修两次。\n\n第二条之一 修理不收费。", "mill", "2026-01-01");
        take("mill.md", "# 虚构市水车条例\n\n第一条 水车可以停。", "mill", "2030-01-01");
        assertThat(texts.editions("mill")).extracting(Edition::from).extracting(String::valueOf).containsExactly("2030-01-01", "2026-01-01", "2020-01-01");
        assertThat(words("mill", "2", LocalDate.of(2025, 12, 31))).containsExactly("水车每年修一次。");
        assertThat(words("mill", "2", LocalDate.of(2026, 1, 1))).containsExactly("水车每年修两次。");
        assertThat(words("mill", "2.1", TODAY)).containsExactly("修理不收费。");
        assertThat(words("mill", "1-2", TODAY)).containsExactly("水车应当不停转动。", "水车每年修两次。", "修理不收费。");
        assertThat(words("mill", "1", LocalDate.of(2030, 1, 1))).containsExactly("水车可以停。");
        assertThat(words("mill", "1", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(words("nothing", "1", TODAY)).isEmpty();
        assertThat(words("mill", "77", TODAY)).isEmpty();
    }

    private List<String> words(String instrument, String articles, LocalDate day) {
        return texts.wording(instrument, articles, day).stream().map(wording -> wording.provision().body()).toList();
    }

    @Test
    void aFileIsLookedAtFirstAndItsFaultsHaveToBeSeen() {
        Scope.run(OPERATOR, () -> {
            var preview = ((ReadingOutcome.Preview) texts.read("gap.txt", "虚构市石磨条例\n第一条 甲。\n第三条 丙。".getBytes(StandardCharsets.UTF_8))).edition();
            assertThat(preview.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.MISSING);
            assertThat(texts.editions()).extracting(Edition::title).doesNotContain("虚构市石磨条例");
            assertThat(refused(preview.id(), new TakeIn("stone", null, null, false))).isEqualTo(TakingOutcome.Reason.FAULTS);
            assertThat(refused(preview.id(), new TakeIn("Not an id", null, null, true))).isEqualTo(TakingOutcome.Reason.INSTRUMENT);
            assertThat(refused(preview.id(), new TakeIn("stone", TODAY, TODAY, true))).isEqualTo(TakingOutcome.Reason.DATES);
            assertThat(texts.take(preview.id(), new TakeIn("stone", null, null, true))).isInstanceOf(TakingOutcome.Taken.class);
            assertThat(refused(preview.id(), new TakeIn("stone", null, null, true))).isEqualTo(TakingOutcome.Reason.GONE);
            assertThat(texts.discard(preview.id())).isFalse();
            var again = ((ReadingOutcome.Preview) texts.read("gap.txt", "虚构市石磨条例\n第一条 甲。\n第三条 丙。".getBytes(StandardCharsets.UTF_8))).edition();
            assertThat(refused(again.id(), new TakeIn("stone", null, null, true))).isEqualTo(TakingOutcome.Reason.SAME);
            assertThat(texts.discard(again.id())).isTrue();
        });
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'LAW_TEXT_TAKEN'").query(Integer.class).single()).isPositive();
    }

    private TakingOutcome.Reason refused(UUID preview, TakeIn word) {
        return ((TakingOutcome.Refused) texts.take(preview, word)).reason();
    }

    @Test
    void whatWasTakenInStays() {
        Edition edition = take("stays.md", "# 虚构市风车条例\n\n第一条 甲。", "wind", "2020-01-01");
        assertThatThrownBy(() -> database.owner().sql("delete from law.text_edition where id = :id").param("id", edition.id()).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.owner().sql("update law.text_edition set from_day = '2021-01-01' where id = :id").param("id", edition.id()).update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void knowsTheInstrumentByItsTitle() {
        Scope.run(OPERATOR, () -> {
            var known = (ReadingOutcome.Preview) texts.read("x.md", "# 工伤保险条例\n\n第一条 虚构。".getBytes(StandardCharsets.UTF_8));
            assertThat(known.edition().instrument()).isEqualTo("work-injury-regulation-2010");
            var unknown = (ReadingOutcome.Preview) texts.read("Village Mill Rules.md", "# 虚构村公约\n\n第一条 虚构。".getBytes(StandardCharsets.UTF_8));
            assertThat(unknown.edition().instrument()).isEqualTo("village-mill-rules");
            texts.discard(known.edition().id());
            texts.discard(unknown.edition().id());
        });
    }

    @Test
    void searchFindsWordsOfAnyLengthInForceOnly() {
        take("boat.md", "# 虚构市渡船条例\n\n第一条 渡船不得超载。\n\n第二条 摆渡人每日检查缆绳和船桨。", "boat", "2020-01-01");
        take("boat.md", "# 虚构市渡船条例\n\n第一条 渡船可以超载。", "boat", "2031-01-01");
        assertThat(texts.search("缆绳")).singleElement().satisfies(hit -> assertThat(hit.provision().number()).isEqualTo(2));
        assertThat(texts.search("桨")).hasSize(1);
        assertThat(texts.search("每日检查缆绳和船桨")).hasSize(1);
        assertThat(texts.search("超载 渡船")).hasSize(1).allSatisfy(hit -> assertThat(hit.provision().body()).contains("不得"));
        assertThat(texts.search("缆绳 超载")).isEmpty();
        assertThat(texts.search("  ")).isEmpty();
        assertThat(texts.search("缆".repeat(61))).isEmpty();
        assertThat(texts.search("%' or 1=1 --")).isEmpty();
        String plan = String.join("\n", database.owner().sql("explain select 1 from law.text_provision p where law.grams(p.search) @> array['缆绳']")
                .query(String.class).list());
        // Few rows are read through; the index has to be one that the planner can take.
        database.owner().sql("set enable_seqscan = off").update();
        assertThat(String.join("\n", database.owner().sql("explain select 1 from law.text_provision p where law.grams(p.search) @> array['缆绳']")
                .query(String.class).list())).as(plan).contains("text_provision_grams");
        database.owner().sql("set enable_seqscan = on").update();
    }

    @Test
    void theWordingStandsBesideARuleWhereverItIsShown() {
        take("labour-dispute.md", "# 中华人民共和国劳动争议调解仲裁法\n\n第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 丁。\n第五条 戊。\n第六条 己。\n\n第七条 虚构的第七条文字。", "mediation-arbitration-law-2007", "2008-05-01");
        Fixtures.Client visitor = fixtures.visitor();
        assertThat(visitor.get("/law/rules/R-11").body()).contains("虚构的第七条文字。");
        assertThat(visitor.get("/law").body()).contains("虚构的第七条文字。");
        assertThat(visitor.get("/law/search?q=%E8%99%9A%E6%9E%84%E7%9A%84%E7%AC%AC%E4%B8%83").body()).contains("<mark>虚构的第七</mark>");
        assertThat(visitor.get("/law/texts/mediation-arbitration-law-2007").body()).contains("虚构的第七条文字。");
        assertThat(visitor.get("/law/texts/mediation-arbitration-law-2007?edition=" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/law/texts/mediation-arbitration-law-2007/articles/7").body()).contains("虚构的第七条文字。");
        assertThat(visitor.get("/api/v1/law/texts/mediation-arbitration-law-2007/articles/8").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/law/search?q=%E7%AC%AC%E4%B8%83").body()).contains("mediation-arbitration-law-2007");
    }

    @Test
    void theOperatorUploadsLooksAndTakesIn() {
        Fixtures.Client admin = fixtures.signIn("systemAdmin");
        byte[] file = TextReaderTest.LAW.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> looked = send(admin, "/law/texts/import", "tractor.md", file);
        assertThat(looked.statusCode()).isEqualTo(302);
        String preview = java.net.URI.create(looked.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(admin.get(preview).body()).contains("虚构市拖拉机停放条例", "2021-05-06");
        assertThat(admin.post(preview + "/taking", Map.of("instrument", "tractor", "from", "not a day")).statusCode()).isEqualTo(422);
        assertThat(admin.post(preview + "/taking", Map.of("instrument", "tractor", "from", "2021-05-06")).statusCode()).isEqualTo(302);
        assertThat(fixtures.visitor().get("/law/texts/tractor").body()).contains("村口大树下", "第二节 夜里");
        assertThat(admin.get(preview).statusCode()).isEqualTo(404);
        assertThat(send(admin, "/law/texts/import", "tractor.pdf", file).statusCode()).isEqualTo(422);
        assertThat(send(admin, "/api/v1/law/texts", "broken.docx", file).statusCode()).isEqualTo(422);
        HttpResponse<String> other = send(admin, "/api/v1/law/texts", "other.md", "# 虚构镇公约\n\n第一条 甲。".getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(201);
        assertThat(send(fixtures.signIn("chair"), "/law/texts/import", "tractor.md", file).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> send(Fixtures.Client client, String path, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(client.request(path).header("Accept", path.startsWith("/api") ? "application/json" : "text/html")
                .header("Content-Type", "multipart/form-data; boundary=b").POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }
}

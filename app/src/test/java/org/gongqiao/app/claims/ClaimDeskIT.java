package org.gongqiao.app.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.attachment.Specimens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Templates that unions change, guests of a claim, files and consent on paper, over the wire. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimDeskIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Filing filing;
    @Autowired Claims claims;
    @Autowired OwnClaims own;
    @Autowired Templates templates;
    @Autowired Grants grants;
    @Autowired CaseworkWalkSamples.Guesthouse guesthouse;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private int number;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private Claim file(Fixtures.Someone person, Topic topic) {
        return Scope.call(new Scope.Own(person.personId()), () -> own.get(((ClaimFiling.Filed) filing.file(person.personId(), new FileClaim(UUID.randomUUID(),
                ClaimType.CLAIM, topic, Occupation.COURIER, "虚构快递" + number++, null, null, null, TODAY.minusDays(60), null, null, null, 3, 123_400L, null,
                Set.of(), "三个月没发工资，我叫试验员", Map.of("brand", "虚构快递"), false, List.of()))).claimId()));
    }

    private Fixtures.Someone person() {
        return fixtures.member("deskClaimant" + number++, "own");
    }

    /** The form of the page as it stands, with what the officer changes. */
    private static Map<String, String> form(Template template, Map<String, String> changes) {
        var form = new java.util.LinkedHashMap<String, String>();
        form.put("seen", template.id() == null ? "1" : template.id().toString());
        int i = 0;
        for (Template.Field field : template.fields()) {
            form.put("q" + i + "key", field.key());
            form.put("q" + i + "zh", field.labelZh());
            form.put("q" + i + "en", field.labelEn());
            form.put("q" + i + "options", String.join("\n", field.options().stream().map(each -> each.zh() + " | " + each.en()).toList()));
            i++;
        }
        form.put("reason", "虚构：增加一问");
        form.putAll(changes);
        return form;
    }

    @Test
    void aHigherUnionChangesATemplateForItselfAndBelowAndClaimsKeepTheirs() {
        Template shipped = templates.at(Occupation.COURIER, fixtures.unions.get("own"));
        assertThat(shipped.version()).isOne();
        Claim before = file(person(), Topic.WAGES);
        assertThat(before.template()).isNull();
        int next = shipped.fields().size();
        Map<String, String> changed = form(shipped, Map.of("q" + next + "key", "", "q" + next + "zh", "网点编号", "q" + next + "en", "Outlet number",
                "q" + next + "options", "甲 | A\n乙 | B", "q0zh", "快递公司和网点"));
        assertThat(fixtures.signIn("rights").post("/claims/templates/COURIER", changed).statusCode()).as("not an officer of the workplace").isEqualTo(403);
        var reviewer = fixtures.signIn("reviewer");
        assertThat(reviewer.get("/claims/templates").body()).contains("快递员");
        assertThat(reviewer.post("/claims/templates/COURIER", form(shipped, Map.of("q0en", "", "a0titleZh", "标题", "a0rules", "R-99"))).body())
                .contains("中文和英文都要填", "有规则编号不在法规库里");
        assertThat(templates.at(Occupation.COURIER, fixtures.unions.get("own")).version()).as("nothing of a refused form").isOne();
        assertThat(reviewer.post("/claims/templates/COURIER", changed).statusCode()).isEqualTo(302);

        Template made = templates.at(Occupation.COURIER, fixtures.unions.get("own"));
        assertThat(made.version()).isEqualTo(2);
        assertThat(made.fields()).hasSize(next + 1).anySatisfy(field -> {
            assertThat(field.labelZh()).isEqualTo("网点编号");
            assertThat(field.options()).hasSize(2);
        });
        assertThat(made.fields().getFirst().key()).as("a question keeps its key").isEqualTo(shipped.fields().getFirst().key());
        assertThat(templates.at(Occupation.COURIER, fixtures.unions.get("otherCity")).version()).as("not beside").isOne();
        assertThat(templates.at(Occupation.COURIER, null).version()).as("nor above").isOne();
        assertThat(reviewer.post("/claims/templates/COURIER", changed).statusCode()).as("made on a version that is gone").isEqualTo(409);

        var member = fixtures.signIn("member");
        String page = member.get("/my/claims/new?type=CLAIM&occupation=COURIER&topic=WAGES").body();
        assertThat(page).contains("网点编号", "value=\"" + made.id() + "\"");
        var answered = member.json("POST", "/api/v1/my/claims", """
                {"key":"%s","type":"CLAIM","occupation":"COURIER","topic":"WAGES","workplace":"虚构站点","text":"没发工资","consent":true,
                 "template":"%s","answers":{"%s":"虚构快递"}}""".formatted(UUID.randomUUID(), made.id(), made.fields().getFirst().key()));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        String id = answered.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(fixtures.signIn("rights").get("/claims/" + id).body()).contains("快递公司和网点");
        assertThat(fixtures.signIn("rights").get("/claims/" + before.id()).body()).as("its own version").contains("快递品牌和网点");
        assertThat(fixtures.visitor().get("/api/v1/claim-templates?occupation=COURIER&topic=WAGES&union=" + fixtures.unions.get("own")).body()).contains("Outlet number");
        assertThat(fixtures.signIn("countyReviewer").json("POST", "/api/v1/claims/templates/COURIER", """
                {"seen":"%s","reason":"虚构","answers":[],"questions":[{"zh":"只问这个","en":"Only this"}]}""".formatted(made.id())).statusCode()).isEqualTo(201);
        assertThat(templates.at(Occupation.COURIER, fixtures.unions.get("own")).fields()).as("the nearest counts").hasSize(1);
        assertThat(templates.at(Occupation.COURIER, fixtures.unions.get("city")).id()).isEqualTo(made.id());
    }

    @Test
    void aGuestOfAClaimSeesWhatItIsAboutAndNeverWhoClaims() {
        var someone = person();
        Claim claim = file(someone, Topic.CONTRACT);
        var rights = fixtures.signIn("rights");
        assertThat(rights.post("/claims/" + claim.id() + "/guests", Map.of("role", "SUPERVISOR")).statusCode()).isEqualTo(422);
        var given = rights.post("/claims/" + claim.id() + "/guests", Map.of("role", "LAWYER", "guestName", "律师甲", "organisation", "虚构律师事务所", "purpose", "提供意见",
                "guestPhone", "19900000031", "lastDay", TODAY.plusDays(5).toString()));
        assertThat(given.statusCode()).isEqualTo(302);
        assertThat(rights.get("/claims/" + claim.id()).body()).contains("律师甲", "提供意见");
        var lawyer = fixtures.guest(guesthouse.enter(fixtures, claim.matterId(), "own", PartRole.LAWYER));
        var employer = fixtures.guest(guesthouse.enter(fixtures, claim.matterId(), "own", PartRole.EMPLOYER));
        UUID key = UUID.randomUUID();
        String told = "{\"key\":\"%s\",\"text\":\"请看合同条款\",\"to\":[\"LAWYER\"]}".formatted(key);
        assertThat(rights.json("POST", "/api/v1/claims/" + claim.id() + "/words", told).statusCode()).isEqualTo(201);
        assertThat(rights.json("POST", "/api/v1/claims/" + claim.id() + "/words", told).statusCode()).as("again").isEqualTo(201);
        String page = lawyer.get("/part/claim").body();
        assertThat(page).contains(claim.number(), claim.workplace(), "请看合同条款").doesNotContain("三个月没发工资", someone.name(), someone.phone());
        assertThat(page.split("请看合同条款", -1)).as("written once").hasSize(2);
        assertThat(lawyer.get("/part").body()).contains("href=\"/part/clock\"");
        String counted = lawyer.get("/part/clock").body();
        assertThat(counted).as("how the handler’s day is counted, with its articles").contains("/law/rules/N-2", "S-05").doesNotContain(someone.name(), "反映诉求，由");
        assertThat(lawyer.get("/api/v1/part/clock").body()).contains("\"limit\":\"S-05.tell\"");
        assertThat(fixtures.signIn(nameOf(someone)).get("/my/claims/" + claim.id()).body()).as("the stepper’s date leads to its arithmetic")
                .containsPattern("<small><a href=\"/my/clocks/[0-9a-f-]{36}\">");
        assertThat(employer.get("/part/claim").body()).as("told to another").doesNotContain("请看合同条款");
        assertThat(lawyer.json("POST", "/api/v1/part/claim/words", "{\"key\":\"%s\",\"text\":\"合同有效\"}".formatted(UUID.randomUUID())).statusCode()).isEqualTo(201);
        assertThat(employer.get("/api/v1/part/claim").body()).doesNotContain("合同有效");
        assertThat(rights.get("/claims/" + claim.id()).body()).contains("合同有效");
        assertThat(Scope.call(new Scope.Own(someone.personId()), () -> own.messages(claim.id()))).as("the worker reads both").extracting(ClaimMessage::kind)
                .containsExactly(ClaimMessage.Kind.TOLD, ClaimMessage.Kind.GUEST);
        var lawyers = Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () -> grants.of(claim.matterId())).stream()
                .filter(grant -> grant.role() == PartRole.LAWYER && !grant.name().equals("律师甲")).findFirst().orElseThrow();
        Scope.run(new Scope.Part(lawyers.id(), claim.matterId(), PartRole.LAWYER), () -> assertThat(transaction.<Integer>execute(status ->
                jdbc.sql("select count(*) from claims.claim").query(Integer.class).single())).as("the claim’s own row is not for him").isZero());
        assertThat(rights.json("POST", "/api/v1/claims/" + claim.id() + "/guests/end", "{\"grant\":\"%s\",\"why\":\"意见已收到\"}".formatted(lawyers.id())).statusCode()).isEqualTo(200);
        assertThat(lawyer.get("/part/claim").statusCode()).as("ended at once").isIn(302, 303, 403, 401);
        assertThat(fixtures.signIn("auditor").post("/claims/" + claim.id() + "/guests", Map.of("role", "LAWYER")).statusCode()).isEqualTo(403);
    }

    @Test
    void mediationEndsWhatMediatorsAndPartnersWereGivenAndTheClaimLeadsToTheDispute() {
        var someone = person();
        Claim claim = file(someone, Topic.WAGES);
        var rights = fixtures.signIn("rights");
        for (PartRole role : List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER)) {
            guesthouse.enter(fixtures, claim.matterId(), "own", role);
        }
        assertThat(rights.get("/claims/" + claim.id()).body()).doesNotContain("/disputes/");
        int version = Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () -> claims.get(claim.id())).version();
        assertThat(rights.post("/claims/" + claim.id() + "/mediation", Map.of("version", String.valueOf(version))).statusCode()).isEqualTo(302);
        assertThat(Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () -> grants.of(claim.matterId())))
                .allSatisfy(grant -> assertThat(grant.endedAt() == null).as(grant.role().name()).isEqualTo(grant.role() == PartRole.LAWYER));
        assertThat(rights.get("/claims/" + claim.id()).body()).containsPattern("href=\"/disputes/[0-9a-f-]{36}\"");
        var worker = fixtures.signIn(nameOf(someone));
        String page = worker.get("/my/claims/" + claim.id()).body();
        assertThat(page).containsPattern("href=\"/my/disputes/[0-9a-f-]{36}\"");
        String way = page.replaceAll("(?s).*href=\"(/my/disputes/[0-9a-f-]{36})\".*", "$1");
        assertThat(worker.get(way).statusCode()).isEqualTo(200);
        assertThat(rights.post("/claims/" + claim.id() + "/guests", Map.of("role", "LAWYER", "guestName", "律师乙", "purpose", "提供意见",
                "guestPhone", "19900000032", "lastDay", TODAY.plusDays(5).toString())).statusCode()).as("now from the dispute’s page").isEqualTo(409);
    }

    private String nameOf(Fixtures.Someone someone) {
        return fixtures.people.entrySet().stream().filter(each -> each.getValue().equals(someone)).findFirst().orElseThrow().getKey();
    }

    private record Piece(String name, String file, String type, byte[] bytes) {}

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, List<Piece> pieces) {
        var out = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            String file = piece.file().isEmpty() ? "" : "; filename=\"" + piece.file() + "\"";
            out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + piece.name() + "\"" + file + "\r\nContent-Type: " + piece.type() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(piece.bytes());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return request.header("Accept", "application/json").header("Content-Type", "multipart/form-data; boundary=b").POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()));
    }

    private static Piece json(String name, String body) {
        return new Piece(name, "", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesAreSentFirstAndBelongToTheClaimOfTheirSenderOnly() {
        var member = fixtures.signIn("member");
        HttpResponse<String> sent = member.send(multipart(member.request("/api/v1/my/uploads"), List.of(new Piece("key", "", "text/plain", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)),
                new Piece("file", "工资条.jpg", "image/jpeg", Specimens.photo(1)))));
        assertThat(sent.statusCode()).isEqualTo(201);
        String file = sent.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        UUID key = UUID.randomUUID();
        String stated = """
                {"key":"%s","type":"CLAIM","occupation":"COURIER","topic":"WAGES","workplace":"虚构站点","consent":true,"attachments":["%s"]}""".formatted(key, file);
        assertThat(fixtures.signIn("worker").json("POST", "/api/v1/my/claims", stated).statusCode()).as("another’s file").isEqualTo(422);
        var filed = member.json("POST", "/api/v1/my/claims", stated);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String id = filed.body().replaceAll(".*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
        assertThat(member.json("POST", "/api/v1/my/claims", stated).statusCode()).as("the answer was lost").isEqualTo(200);
        assertThat(fixtures.signIn("rights").get("/claims/" + id).body()).contains("/attachments/" + file);
        var again = member.json("POST", "/api/v1/my/claims", stated.replace(key.toString(), UUID.randomUUID().toString()));
        assertThat(again.statusCode()).as("bound to one claim").isEqualTo(422);
        var nameless = fixtures.visitor();
        var complained = nameless.send(multipart(nameless.request("/api/v1/complaints"), List.of(json("complaint", """
                {"key":"%s","occupation":"COURIER","topic":"SAFETY","workplace":"虚构站点","union":"%s"}""".formatted(UUID.randomUUID(), fixtures.unions.get("county"))),
                new Piece("files", "现场.jpg", "image/jpeg", Specimens.photo(1)))));
        assertThat(complained.statusCode()).as(complained.body()).isEqualTo(201);
        assertThat(complained.headers().allValues("Set-Cookie")).as("no cookie of uploads").noneMatch(cookie -> cookie.startsWith("uploads"));
        assertThat(database.owner().sql("""
                select count(*) from documents.attachment a join claims.claim c on c.id = a.owner_id where c.person_id is null and a.owner_kind = 'claim'""")
                .query(Integer.class).single()).isOne();
    }

    @Test
    void aWorkerWithoutAPhoneConsentsByASignedPaper() {
        var clerk = fixtures.signIn("clerk");
        String worker = """
                {"name":"试验员无机","idNumber":"%s","claim":{"key":"%s","type":"CLAIM","occupation":"BUILDING","topic":"WAGES","workplace":"虚构工地","text":"没发工资"}}""";
        String idNumber = Fixtures.idNumber(4_001);
        assertThat(clerk.get("/claims/new/paper").body()).contains("本人签名");
        assertThat(clerk.json("POST", "/api/v1/claims", worker.formatted(idNumber, UUID.randomUUID())).statusCode()).as("neither phone nor paper").isEqualTo(422);
        var words = clerk.send(multipart(clerk.request("/api/v1/claims"), List.of(json("worker", worker.formatted(idNumber, UUID.randomUUID())),
                new Piece("paper", "paper.wav", "audio/wav", Specimens.wave()))));
        assertThat(words.statusCode()).as("a recording is no signature").isEqualTo(422);
        var filed = clerk.send(multipart(clerk.request("/api/v1/claims"), List.of(json("worker", worker.formatted(idNumber, UUID.randomUUID())),
                new Piece("paper", "paper.jpg", "image/jpeg", Specimens.photo(1)), new Piece("files", "b.jpg", "image/jpeg", Specimens.photo(3)))));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        record Kept(UUID person, int consents, int files, boolean account, String source) {}
        Kept kept = database.owner().sql("""
                select c.person_id, c.source, (select count(*) from identity.consent k join documents.attachment a on a.id = k.paper and a.owner_id = c.id
                        where k.person_id = c.person_id) consents,
                    (select count(*) from documents.attachment a where a.owner_id = c.id) files,
                    exists (select from identity.account a where a.person_id = c.person_id) account
                from claims.claim c join identity.person p on p.id = c.person_id where p.name = '试验员无机'""").query((row, n) -> new Kept(row.getObject("person_id", UUID.class),
                row.getInt("consents"), row.getInt("files"), row.getBoolean("account"), row.getString("source"))).single();
        assertThat(kept.consents()).as("each consent names the paper").isEqualTo(4);
        assertThat(kept.files()).isEqualTo(2);
        assertThat(kept.account()).isFalse();
        assertThat(kept.source()).isEqualTo("STATION");
        var other = clerk.send(multipart(clerk.request("/api/v1/claims"), List.of(json("worker", worker.replace("试验员无机", "别人").formatted(idNumber, UUID.randomUUID())),
                new Piece("paper", "paper.jpg", "image/jpeg", Specimens.photo(1)))));
        assertThat(other.statusCode()).as("the document is known under another name").isEqualTo(409);
    }
}

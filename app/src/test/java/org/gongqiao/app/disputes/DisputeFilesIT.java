package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.documents.attachment.Specimens;
import org.gongqiao.app.membership.Trade;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that come with an employer's notice, with the proof of a checklist and with what is said in a dispute. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisputeFilesIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired Disputes disputes;
    @Autowired Checklists checklists;
    @Autowired CaseworkWalkSamples.Guesthouse guesthouse;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private record Piece(String name, String file, String type, byte[] bytes) {

        static Piece text(String name, String value) {
            return new Piece(name, "", "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, List<Piece> pieces) {
        var out = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            String file = piece.file().isEmpty() ? "" : "; filename=\"" + piece.file() + "\"";
            out.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + piece.name() + "\"" + file + "\r\nContent-Type: " + piece.type() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(piece.bytes());
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=b").POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()));
    }

    private List<Piece> notice(UUID key) {
        var pieces = new ArrayList<Piece>();
        Map.of("key", key.toString(), "employer", "虚构配送有限公司", "worker", "试验职工", "receivedOn", TODAY.toString(), "endsOn", TODAY.plusDays(30).toString(),
                "reason", "INCOMPETENCE").forEach((name, value) -> pieces.add(Piece.text(name, value)));
        return pieces;
    }

    @Test
    void anEmployersNoticeIsKeptAsItCame() {
        var rights = fixtures.signIn("rights");
        UUID key = UUID.randomUUID();
        var wrong = notice(key);
        wrong.add(new Piece("files", "notice.svg", "image/svg+xml", Specimens.ascii("<svg/>")));
        assertThat(rights.send(multipart(rights.request("/dismissals"), wrong)).statusCode()).isEqualTo(422);
        assertThat(database.owner().sql("select count(*) from disputes.dismissal where idempotency_key = :key").param("key", key).query(Integer.class).single()).isZero();
        var right = notice(key);
        right.add(new Piece("files", "解除通知.pdf", "application/pdf", Specimens.pdf()));
        right.add(new Piece("files", "第二页.jpg", "image/jpeg", Specimens.photo(1)));
        var made = rights.send(multipart(rights.request("/dismissals"), right));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
        String at = made.headers().firstValue("Location").orElseThrow().replaceAll("https?://[^/]+", "");
        assertThat(rights.get(at).body()).contains("解除通知.pdf", "第二页.jpg");
        assertThat(rights.get("/api/v1" + at).body()).contains("解除通知.pdf").contains("sha256");
        String file = rights.get(at).body().replaceAll("(?s).*href=\"/attachments/([0-9a-f-]{36})\\?save=true.*", "$1");
        assertThat(rights.get("/attachments/" + file).statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("neighbourOrganiser").get("/attachments/" + file).statusCode()).as("not of a neighbour").isIn(403, 404);
    }

    @Test
    void aProofOfAChecklistComesWithItsPhoto() {
        UUID list = DisputeWalkSamples.at(fixtures, "own", () -> checklists.name("虚构五个一", Checklist.Target.UNION, List.of("一块牌子", "一名调解员")));
        var rights = fixtures.signIn("rights");
        var proof = new ArrayList<Piece>();
        Map.of("key", UUID.randomUUID().toString(), "checklist", list.toString(), "slot", "1", "on", TODAY.toString(), "note", "会议室挂牌")
                .forEach((name, value) -> proof.add(Piece.text(name, value)));
        proof.add(new Piece("files", "挂牌.jpg", "image/jpeg", Specimens.photo(1)));
        assertThat(rights.send(multipart(rights.request("/proofs"), proof)).statusCode()).isEqualTo(302);
        assertThat(rights.get("/checklists").body()).contains("挂牌.jpg");
    }

    @Test
    void whatAnEmployerAnswersComesWithItsFilesOrNotAtAll() {
        UUID id = DisputeWalkSamples.at(fixtures, "own", () -> disputes.open(new OpenDispute(UUID.randomUUID(), null, null, Trade.COURIER, Cause.PAY, "工资未发",
                new Dispute.Employer(null, "虚构单位", "", "", ""), null, null, TODAY.minusDays(30), "事实", "", List.of(new OpenDispute.NewClaimant(
                        fixtures.people.get("member").personId(), "试验劳动者", "1", null, "", "", "", "", false, List.of(new OpenDispute.NewHead(HeadKind.WAGES, 100L, "")))))));
        UUID matter = DisputeWalkSamples.at(fixtures, "own", () -> disputes.get(id)).matterId();
        var employer = fixtures.guest(guesthouse.enter(fixtures, matter, "own", PartRole.EMPLOYER));
        var mediator = fixtures.guest(guesthouse.enter(fixtures, matter, "own", PartRole.MEDIATOR));
        var wrong = List.of(Piece.text("key", UUID.randomUUID().toString()), Piece.text("text", "附件打不开"),
                new Piece("files", "a.pdf", "application/pdf", Specimens.ascii("<svg/>")));
        assertThat(employer.send(multipart(employer.request("/part/dispute/words"), wrong)).statusCode()).isEqualTo(422);
        assertThat(employer.get("/part/dispute").body()).as("nothing was said").doesNotContain("附件打不开");
        var answer = employer.send(multipart(employer.request("/api/v1/part/dispute/words").header("Accept", "application/json"), List.of(
                new Piece("answer", "", "application/json", "{\"key\":\"%s\",\"text\":\"工资已补发，见凭证\"}".formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8)),
                new Piece("files", "凭证.pdf", "application/pdf", Specimens.pdf()))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(fixtures.signIn("rights").get("/disputes/" + id).body()).contains("工资已补发，见凭证", "凭证.pdf");
        assertThat(fixtures.signIn("member").get("/my/disputes/" + id).body()).contains("凭证.pdf");
        String page = mediator.get("/part/dispute").body();
        assertThat(page).contains("凭证.pdf");
        String file = page.replaceAll("(?s).*href=\"(/part/dispute/files\\?file=[0-9a-f-]{36})\".*", "$1");
        assertThat(mediator.get(file).statusCode()).isEqualTo(200);
        var rights = fixtures.signIn("rights");
        assertThat(rights.send(multipart(rights.request("/disputes/" + id + "/words"), List.of(Piece.text("key", UUID.randomUUID().toString()),
                Piece.text("text", "仅供调解员"), Piece.text("to", "MEDIATOR"), new Piece("files", "内部.pdf", "application/pdf", Specimens.pdf())))).statusCode()).isEqualTo(302);
        assertThat(mediator.get("/part/dispute").body()).contains("内部.pdf");
        assertThat(employer.get("/part/dispute").body()).doesNotContain("内部.pdf");
    }
}

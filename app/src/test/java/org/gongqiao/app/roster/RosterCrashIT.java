package org.gongqiao.app.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongqiao.app.audit.AuditChain;
import org.gongqiao.app.Program;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program as a process of its own, killed (SIGKILL) at a random moment of reading, writing or undoing an import, and
 * started again: the job goes on, no row is lost, none doubled. {@code -Dgq.crash.rounds=300} for a long hunt,
 * {@code -Dgq.crash.seed} to repeat one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterCrashIT {

    private static final int ROUNDS = Integer.getInteger("gq.crash.rounds", 3);
    private static final long SEED = Long.getLong("gq.crash.seed", 20261120);
    private static final int PEOPLE = 2_000;
    private static final String PASSWORD = "a password of the crash test";
    private static final List<String> PHASES = List.of("WRITING", "UNDOING", "READING");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(SEED);
    private Program program;
    private Path folder;
    private String base = "";
    private String session = "";
    private UUID post;
    private int starts;

    @AfterAll
    void stop() throws InterruptedException {
        if (program != null) {
            program.stop();
        }
    }

    @Test
    void goesOnAfterEveryKillWithoutLosingOrDoublingARow(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("program");
        Program.install(folder);
        start();
        arrange();
        for (int round = 0; round < ROUNDS; round++) {
            String phase = PHASES.get(round % PHASES.size());
            int first = 100_000 + round * PEOPLE;
            signIn();
            UUID id = upload(first);
            if (phase.equals("READING")) {
                killAt(id, phase, "permille", 900);
            }
            await(id, "PREVIEWED");
            assertThat(show(id).path("rows").path("added").asInt()).isEqualTo(PEOPLE);
            assertThat(count("select count(*) from membership.membership where import_id = '" + id + "'")).isZero();
            assertThat(post(id, "confirmation")).isEqualTo(202);
            if (phase.equals("WRITING")) {
                killAt(id, phase, "position", PEOPLE - 400);
            }
            await(id, "DONE");
            everybodyOnce(id);
            if (phase.equals("UNDOING")) {
                assertThat(post(id, "undo")).isEqualTo(202);
                killAt(id, phase, "position", PEOPLE - 400);
                await(id, "UNDONE");
                assertThat(count("select count(*) from membership.membership where import_id = '" + id + "'")).isZero();
                assertThat(count("select count(*) from identity.person where import_id = '" + id + "'")).isZero();
                assertThat(count("select count(*) from roster.import_row where import_id = '" + id + "' and kept")).isZero();
                logged(id, "IMPORT_TAKEN_BACK");
            }
            assertThat(count("select coalesce(sum(n), 0) from (select own as n from organization.tally where measure = 'MEMBERS' and line = 'A'"
                    + " union all select delta from organization.tally_delta where measure = 'MEMBERS') counted"))
                    .isEqualTo(count("select count(*) from membership.membership where status <> 'ENDED'"));
        }
        assertThat(starts).isEqualTo(ROUNDS + 1);
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("data"), folder.resolve("keys")); Connection owner = server.owner(EmbeddedDatabase.NAME)) {
            assertThat(AuditChain.check(owner, List.of())).isInstanceOf(AuditChain.Verdict.Intact.class);
        }
        assertThat(count("select count(*) from roster.upload")).isZero();
        stop();
    }

    private void everybodyOnce(UUID id) throws Exception {
        assertThat(count("select count(*) from membership.membership where import_id = '" + id + "'")).isEqualTo(PEOPLE);
        assertThat(count("select count(distinct person_id) from membership.membership where import_id = '" + id + "'")).isEqualTo(PEOPLE);
        assertThat(count("select count(distinct id_hash) from identity.person where import_id = '" + id + "'")).isEqualTo(PEOPLE);
        logged(id, "IMPORT_WRITTEN");
        assertThat(count("select count(*) from membership.membership m join identity.person p on p.id = m.person_id where m.import_id = '" + id + "'")).isEqualTo(PEOPLE);
    }

    /** Everybody once, in entries that are chained with the list of their persons. */
    private void logged(UUID id, String act) throws Exception {
        String of = " from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.act = '" + act + "' and e.object_id = '" + id + "'";
        assertThat(count("select count(*)" + of)).isEqualTo(PEOPLE);
        assertThat(count("select count(distinct p.person_id)" + of)).isEqualTo(PEOPLE);
        assertThat(count("select sum(cast(detail ->> 'persons' as int)) from audit.entry where act = '" + act + "' and object_id = '" + id + "'")).isEqualTo(PEOPLE);
    }

    /** Waits until the step is somewhere in its work, kills the program and starts it again. */
    private void killAt(UUID id, String state, String measure, int most) throws Exception {
        int target = random.nextInt(most);
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("data"), folder.resolve("keys")); Connection owner = server.owner(EmbeddedDatabase.NAME);
                var statement = owner.prepareStatement("select state, " + measure + " from roster.import where id = ?")) {
            statement.setObject(1, id);
            while (true) {
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (!row.getString(1).equals(state) || row.getInt(2) > target) {
                        break;
                    }
                }
            }
            program.kill();
        }
        start();
        signIn();
    }

    private void start() throws Exception {
        starts++;
        program = Program.start(folder, "run", "--empty", "--port=0", "--gq.roster.chunk=100", "--db-scheduler.heartbeat-interval=500ms",
                "--db-scheduler.polling-interval=200ms").awaitReady();
        base = program.address();
    }

    /** One union and its organiser, with the password of this test. */
    private void arrange() throws Exception {
        UUID unit = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        post = UUID.randomUUID();
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("data"), folder.resolve("keys")); Connection owner = server.owner(EmbeddedDatabase.NAME);
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into organization.unit (id, label, area_path, name, kind, level, region, founded_on)
                    values ('%1$s', 'a', 'a', '试验工会', 'ENTERPRISE_UNION', 'BASE', '990100', '2020-01-01');
                    insert into organization.unit_version (unit_id, valid, recorded, name, kind, level, region, status)
                    values ('%1$s', daterange('2020-01-01', null), tstzrange(now(), null), '试验工会', 'ENTERPRISE_UNION', 'BASE', '990100', 'ACTIVE');
                    insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at) values ('%2$s', '试验员', 'OTHER', '\\x00', '\\x00', '1', now());
                    insert into identity.account (id, person_id, login, password_hash, created_at) values ('%3$s', '%2$s', 'crash', '%4$s', now());
                    insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, from_on)
                    values ('%3$s', '%2$s', '%1$s', '试验工会', 'ORGANISER', 'A', 'a', '2020-01-01')""".formatted(unit, person, post,
                    new Argon2PasswordEncoder(16, 32, 1, 1 << 12, 2).encode(PASSWORD)));
        }
    }

    private void signIn() throws Exception {
        session = "";
        var answer = send("POST", "/api/v1/sessions", "application/json",
                json.writeValueAsString(java.util.Map.of("name", "crash", "password", PASSWORD)).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        session = answer.headers().firstValue("X-Session").orElseThrow();
        assertThat(send("PUT", "/api/v1/sessions/current/desk", "application/json", ("{\"postId\":\"" + post + "\"}").getBytes(StandardCharsets.UTF_8)).statusCode())
                .isLessThan(300);
    }

    private UUID upload(int first) throws Exception {
        var body = new ByteArrayOutputStream();
        for (String[] field : new String[][] {{"basis", "入会申请书"}, {"basisOn", "2026-01-15"}}) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + field[1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        var seen = new HashSet<Integer>();
        var rows = new StringBuilder(RosterDesk.HEADING);
        IntStream.range(first, first + PEOPLE).filter(seen::add).forEach(n -> rows.append(RosterDesk.row(n, "入会,20200301,,,,")));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\r\n" + rows + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = send("POST", "/api/v1/roster-imports", "multipart/form-data; boundary=b", body.toByteArray());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(json.readTree(answer.body()).path("id").asString());
    }

    private JsonNode show(UUID id) throws Exception {
        return json.readTree(send("GET", "/api/v1/roster-imports/" + id, "application/json", new byte[0]).body());
    }

    private int post(UUID id, String act) throws Exception {
        return send("POST", "/api/v1/roster-imports/" + id + "/" + act, "application/json", new byte[0]).statusCode();
    }

    private void await(UUID id, String state) throws Exception {
        for (int tries = 0; tries < 1_200; tries++) {
            if (show(id).path("state").asString().equals(state)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("stays " + show(id) + " " + program.errors());
    }

    private HttpResponse<String> send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", type).header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!session.isEmpty()) {
            request.header("X-Session", session);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private long count(String sql) throws SQLException {
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("data"), folder.resolve("keys")); Connection owner = server.owner(EmbeddedDatabase.NAME);
                var statement = owner.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

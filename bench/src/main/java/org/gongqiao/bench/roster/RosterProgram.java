package org.gongqiao.bench.roster;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.gongqiao.bench.Officer;
import org.gongqiao.bench.Program;

/** The real program with 1 GB of heap, in a process and a folder of its own, and an organiser of one union who works through its API. */
final class RosterProgram implements AutoCloseable {

    static final String UNION = "江桥市望桥机械有限公司工会委员会";
    private static final String PASSWORD = "a password of the bench";

    private final Path folder;
    private final Program program;
    private final UUID post = UUID.randomUUID();
    private final Officer organiser;

    private RosterProgram(Path folder, Program program) throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        this.program = program;
        arrange();
        this.organiser = Officer.signIn(program, "bench", PASSWORD, Optional.empty());
    }

    static RosterProgram start(Path jar, Path folder) throws IOException, InterruptedException, SQLException {
        return new RosterProgram(folder, Program.start(jar, folder, "--empty"));
    }

    private void arrange() throws SQLException, IOException {
        try (Connection connection = administrator(); var statement = connection.createStatement()) {
            statement.execute("""
                    insert into organization.unit (id, label, area_path, name, kind, level, region, founded_on)
                    values ('%1$s', 'a', 'a', '%4$s', 'ENTERPRISE_UNION', 'BASE', '990100', '2020-01-01');
                    insert into organization.unit_version (unit_id, valid, recorded, name, kind, level, region, status)
                    values ('%1$s', daterange('2020-01-01', null), tstzrange(now(), null), '%4$s', 'ENTERPRISE_UNION', 'BASE', '990100', 'ACTIVE');
                    insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at) values ('%2$s', 'bench', 'OTHER', '\\x00', '\\x00', '1', now());
                    insert into identity.account (id, person_id, login, password_hash, created_at) values ('%3$s', '%2$s', 'bench', '%5$s', now());
                    insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, from_on)
                    values ('%3$s', '%2$s', '%1$s', '%4$s', 'ORGANISER', 'A', 'a', '2020-01-01')""".formatted(UUID.randomUUID(), UUID.randomUUID(), post,
                    UNION, passwordHash()));
        }
    }

    /** In the form that the program keeps, with less work than it takes itself. */
    private static String passwordHash() {
        byte[] salt = new byte[16];
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withSalt(salt).withMemoryAsKB(4_096).withIterations(2).withParallelism(1).build());
        byte[] hash = new byte[32];
        generator.generateBytes(PASSWORD.getBytes(StandardCharsets.UTF_8), hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=4096,t=2,p=1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Uploads a file with a declared basis; returns the id of the import. */
    String upload(Path file) throws IOException, InterruptedException {
        String head = "--b\r\nContent-Disposition: form-data; name=\"basis\"\r\n\r\nbench\r\n--b\r\nContent-Disposition: form-data; name=\"basisOn\"\r\n\r\n2026-01-15\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.xlsx\"\r\n\r\n";
        var body = HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head), HttpRequest.BodyPublishers.ofFile(file),
                HttpRequest.BodyPublishers.ofString("\r\n--b--\r\n"));
        var answer = organiser.send(organiser.request("/api/v1/roster-imports").header("Content-Type", "multipart/form-data; boundary=b").POST(body));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return value(answer.body(), "id");
    }

    void confirm(String id) throws IOException, InterruptedException {
        var answer = organiser.send(organiser.request("/api/v1/roster-imports/" + id + "/confirmation").POST(HttpRequest.BodyPublishers.noBody()));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    void undo(String id) throws IOException, InterruptedException {
        organiser.send(organiser.request("/api/v1/roster-imports/" + id + "/undo").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Waits, asking every 50 ms, until the import is in this state; returns its last answer. */
    String await(String id, String state) throws IOException, InterruptedException {
        while (true) {
            String body = organiser.send(organiser.request("/api/v1/roster-imports/" + id).GET()).body();
            if (value(body, "state").equals(state)) {
                return body;
            }
            if (value(body, "state").equals("REFUSED") || !program.isAlive()) {
                throw new IllegalStateException(body);
            }
            // Less often, and the questions themselves would be a part of what is measured.
            Thread.sleep(250);
        }
    }

    /** Waits until the job has erased what was staged, too. */
    void settle() throws IOException, InterruptedException, SQLException {
        try (Connection connection = administrator(); var statement = connection.createStatement()) {
            while (true) {
                try (var found = statement.executeQuery("select exists (select from scheduled_tasks where task_name = 'roster-import')")) {
                    found.next();
                    if (!found.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(50);
            }
        }
    }

    /** Takes the whole member list out and counts its bytes. */
    long export() throws IOException, InterruptedException {
        var answer = organiser.send(organiser.request("/members/export").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("format=XLSX")), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("export: " + answer.statusCode());
        }
        try (InputStream in = answer.body()) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    Connection administrator() throws SQLException, IOException {
        return program.administrator();
    }

    /** As the program itself: nothing without a scope. */
    Connection application() throws SQLException, IOException {
        return DriverManager.getConnection(program.databaseUrl(), "gq_app", program.password("application"));
    }

    long peakMegabytes() throws IOException {
        return program.peakMegabytes();
    }

    static String value(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() throws IOException {
        program.close();
        delete(folder);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : List.copyOf(all.sorted(java.util.Comparator.reverseOrder()).toList())) {
                    Files.delete(each);
                }
            }
        }
    }
}

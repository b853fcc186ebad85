package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gongqiao.app.Program;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The program as the operator has it: processes of its own, killed, refused, backed up and restored. Each step goes on from the one before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {

    private Path folder;
    private Path set;
    private final List<Program> started = new ArrayList<>();
    private Program running;
    private final AtomicInteger acknowledged = new AtomicInteger();

    @BeforeAll
    void place(@TempDir Path temporary) {
        folder = temporary;
        set = temporary.resolve("set.zip");
    }

    @AfterAll
    void stopAll() throws InterruptedException {
        for (Program program : started) {
            program.stop();
        }
    }

    @Test
    @Order(1)
    void startsOnAnEmptyFolderAndShowsTheFirstAdministratorsLink() throws Exception {
        running = program("one", "run", "--empty", "--port=0");
        running.awaitReady();
        assertThat(running.output()).contains("/first-administrator?token=").contains("http://localhost:");
        assertThat(Files.readString(folder.resolve("one/data/pg/pg_hba.conf"))).contains("scram-sha-256").doesNotContain("trust");
        assertThat(running.errors()).doesNotContain("INFO").doesNotContain("Exception");
    }

    @Test
    @Order(2)
    void losesNothingThatWasAcknowledgedWhenItIsKilled() throws Exception {
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("one/data"), folder.resolve("one/keys"))) {
            assertThat(server.isJoined()).isTrue();
            try (Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement()) {
                statement.execute("create table public.acknowledged (n int primary key)");
                var writer = Thread.ofPlatform().start(() -> write(server));
                while (acknowledged.get() < 200) {
                    Thread.sleep(5);
                }
                running.kill();
                writer.interrupt();
                writer.join();
            }
        }
        running = program("one", "run", "--empty", "--port=0");
        running.awaitReady();
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("one/data"), folder.resolve("one/keys"));
                Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement();
                var row = statement.executeQuery("select count(*) filter (where n <= " + acknowledged.get() + "), current_setting('fsync') from public.acknowledged")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(acknowledged.get());
            assertThat(row.getString(2)).isEqualTo("on");
        }
    }

    private void write(EmbeddedDatabase server) {
        try (Connection owner = server.owner(EmbeddedDatabase.NAME); var insert = owner.prepareStatement("insert into public.acknowledged values (?)")) {
            for (int n = 1; !Thread.interrupted(); n++) {
                insert.setInt(1, n);
                insert.executeUpdate();
                acknowledged.set(n);
            }
        } catch (SQLException serverGone) {
            // What was acknowledged until now is what counts.
        }
    }

    @Test
    @Order(3)
    void refusesASecondInstanceOnTheFolder() throws Exception {
        Program second = program("one", "run", "--empty", "--port=0");
        assertThat(second.exitCode()).isEqualTo(CommandLine.IN_USE);
        assertThat(second.errors()).contains("另一个运行中的程序").contains("--gq.data-dir=").doesNotContain("at org.");
        assertThat(running.process().isAlive()).isTrue();
    }

    @Test
    @Order(4)
    void backsUpAndChecksTheLogWhileItRuns() throws Exception {
        Files.createDirectories(folder.resolve("one/data/files"));
        Files.writeString(folder.resolve("one/data/files/a.txt"), "attachment");
        Program backup = program("one", "backup", set.toString());
        assertThat(backup.exitCode()).as(backup.errors()).isZero();
        assertThat(backup.errors()).contains("密钥以明文");
        assertThat(program("one", "backup", set.toString()).exitCode()).isEqualTo(CommandLine.BAD_INPUT);
        Program check = program("one", "audit-check");
        assertThat(check.exitCode()).as(check.errors()).isZero();
        assertThat(check.output()).contains("审计日志完整").doesNotContain("INFO");
        assertThat(backup.output().lines()).hasSize(2);
        Program export = program("one", "audit-export", folder.resolve("log.jsonl").toString());
        assertThat(export.exitCode()).as(export.errors()).isZero();
        assertThat(program("nowhere", "audit-check", folder.resolve("log.jsonl").toString()).exitCode()).isZero();
    }

    @Test
    @Order(5)
    void movesToAServerOfOnesOwnAndRunsThere() throws Exception {
        try (var server = EmbeddedDatabase.startOrJoin(folder.resolve("one/data"), folder.resolve("one/keys"))) {
            server.createDatabase("external", "template0");
            String[] external = {"--spring.datasource.url=" + server.url("external"), "--spring.datasource.username=" + EmbeddedDatabase.APP,
                "--spring.datasource.password=" + server.password(EmbeddedDatabase.APP), "--spring.flyway.url=" + server.url("external"),
                "--spring.flyway.user=" + EmbeddedDatabase.OWNER, "--spring.flyway.password=" + server.password(EmbeddedDatabase.OWNER)};
            Program restore = program("external", with(external, "restore", set.toString()));
            assertThat(restore.exitCode()).as(restore.errors()).isZero();
            assertThat(program("external", with(external, "restore", set.toString())).exitCode()).isEqualTo(CommandLine.BAD_INPUT);
            Program again = program("external", with(external, "restore", set.toString(), "--replace"));
            assertThat(again.exitCode()).as(again.errors()).isZero();
            Program there = program("external", with(external, "run", "--empty", "--port=0"));
            there.awaitReady();
            assertThat(folder.resolve("external/data/pg")).doesNotExist();
            there.stop();
        }
    }

    private static String[] with(String[] options, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(options)).toArray(String[]::new);
    }

    @Test
    @Order(6)
    void stopsCleanlyAndLeavesNoServerBehind() throws Exception {
        running.stop();
        assertThat(folder.resolve("one/data/pg/postmaster.pid")).doesNotExist();
    }

    @Test
    @Order(7)
    void restoresIntoAnEmptyFolderAndNeverOverAFullOne() throws Exception {
        assertThat(program("one", "restore", set.toString()).exitCode()).isEqualTo(CommandLine.BAD_INPUT);
        Program restore = program("two", "restore", set.toString());
        assertThat(restore.exitCode()).as(restore.errors()).isZero();
        assertThat(restore.errors()).contains("跳过 public.acknowledged");
        assertThat(restore.output().lines()).hasSize(1);
        assertThat(folder.resolve("two/data/files/a.txt")).hasContent("attachment");
        assertThat(Files.readString(folder.resolve("two/keys/field-1.key"))).isEqualTo(Files.readString(folder.resolve("one/keys/field-1.key")));
        try (var server = EmbeddedDatabase.start(folder.resolve("two/data"), folder.resolve("two/keys"));
                Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement()) {
            var row = statement.executeQuery("select count(*) from audit.entry where act = 'RESTORED'");
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
            // Wreck it; then only --replace brings it back.
            statement.execute("drop schema audit cascade");
        }
        Program replaced = program("two", "restore", set.toString(), "--replace");
        assertThat(replaced.exitCode()).as(replaced.errors()).isZero();
        assertThat(program("two", "audit-check").exitCode()).isZero();
    }

    @Test
    @Order(8)
    void refusesADatabaseNewerThanItself() throws Exception {
        try (var server = EmbeddedDatabase.start(folder.resolve("two/data"), folder.resolve("two/keys"));
                Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement()) {
            statement.execute("""
                    insert into public.flyway_schema_history_notices (installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)
                    values (99, '999', 'from the future', 'SQL', 'V999__x.sql', 1, 'x', now(), 1, true)""");
        }
        Program newer = program("two", "run", "--empty", "--port=0");
        assertThat(newer.exitCode()).isEqualTo(CommandLine.MISCONFIGURED);
        assertThat(newer.errors()).contains("notices V999");
    }

    @Test
    @Order(9)
    void saysWhatItDoesNotKnow() throws Exception {
        assertThat(program("two", "backup").exitCode()).isEqualTo(CommandLine.USAGE);
        assertThat(program("three", "backup", "x.zip").exitCode()).isEqualTo(CommandLine.BAD_INPUT);
        Files.writeString(folder.resolve("broken.zip"), "no set at all");
        Program broken = program("three", "restore", folder.resolve("broken.zip").toString());
        assertThat(broken.exitCode()).isEqualTo(CommandLine.BAD_INPUT);
        assertThat(broken.errors()).contains("不是工桥的备份");
        assertThat(folder.resolve("three/data/pg")).doesNotExist();
    }

    @Test
    @Order(10)
    void speaksTlsWithItsOwnCertificate() throws Exception {
        Path store = folder.resolve("store.p12");
        assertThat(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(),
                "-storepass", "changeit", "-alias", "gq").redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start().waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Path certificate = pem("certificate.pem", "CERTIFICATE", keys.getCertificate("gq").getEncoded());
        Path key = pem("key.pem", "PRIVATE KEY", keys.getKey("gq", "changeit".toCharArray()).getEncoded());
        running = program("one", "run", "--empty", "--port=0", "--gq.tls.certificate=" + certificate, "--gq.tls.key=" + key);
        running.awaitReady();
        assertThat(running.output()).contains("https://localhost:");
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("gq", keys.getCertificate("gq"));
        var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trusting.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(running.address() + "/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse("")).contains("max-age=31536000");
            assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
        }
        running.stop();
    }

    @Test
    @Order(11)
    void believesTheNamedProxy() throws Exception {
        running = program("one", "run", "--empty", "--port=0", "--gq.proxy.addresses=127.0.0.1");
        running.awaitReady();
        String address = running.address().replace("localhost", "127.0.0.1");
        try (var client = HttpClient.newHttpClient()) {
            var forwarded = client.send(HttpRequest.newBuilder(URI.create(address + "/sign-in")).header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-For", "203.0.113.9").build(), HttpResponse.BodyHandlers.ofString());
            assertThat(forwarded.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(forwarded.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
            var direct = client.send(HttpRequest.newBuilder(URI.create(address + "/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(direct.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
        running.stop();
    }

    private Path pem(String name, String kind, byte[] bytes) throws IOException {
        return Files.writeString(folder.resolve(name), "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n");
    }

    private Program program(String name, String... args) throws IOException {
        Program program = Program.start(folder.resolve(name), args);
        started.add(program);
        return program;
    }
}

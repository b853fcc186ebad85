package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Program;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.SmallTree;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Kills the program with SIGKILL at random moments while it approves: nothing that it acknowledged is lost, nothing is
 * there twice, and what it had not finished waits as before. Three rounds; {@code -Dgq.crash.rounds=300} for a hunt.
 */
@IntegrationTest
class ApprovalCrashIT {

    private static final int ROUNDS = Integer.getInteger("gq.crash.rounds", 3);
    private static final int EACH = 40;

    @Autowired Applications applications;
    @Autowired Persons persons;
    @Autowired TestDatabase.Switchable database;
    @Autowired EmbeddedDatabase server;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubled() throws Exception {
        var tree = new SmallTree(database.owner());
        var random = new Random(20261120);
        Set<UUID> acknowledged = new HashSet<>();
        int person = 9_000;
        for (int round = 0; round < ROUNDS; round++) {
            while (waiting() < EACH) {
                file(tree, person++);
            }
            acknowledged.addAll(approveUntilKilled(1 + random.nextInt(EACH - 10)));
            check(acknowledged);
        }
        acknowledged.addAll(approveUntilKilled(Integer.MAX_VALUE));
        check(acknowledged);
        assertThat(waiting()).as("what was interrupted was finished afterwards").isZero();
        assertThat(count("select count(*) from joining.application")).isEqualTo(count("select count(*) from membership.membership"));
    }

    private void file(SmallTree tree, int number) {
        UUID id = persons.newId();
        Scope.run(new Scope.Own(id), () -> {
            persons.enter(id, new NewPerson("丁一", IdType.RESIDENT_ID, Fixtures.idNumber(number), null, "2", LocalDate.of(1990, 1, 1), null));
            applications.file(id, new FileApplication(UUID.randomUUID(), Trade.COURIER, Relation.PLATFORM, "清河站", null, "330106", null));
        });
        assertThat(tree.couriers).isNotNull();
    }

    /** Starts the process and kills it right after the given number of acknowledgements; returns everything it acknowledged. */
    private Set<UUID> approveUntilKilled(int acknowledgements) throws Exception {
        Process process = start();
        Set<UUID> done = new HashSet<>();
        boolean ended = false;
        var said = new StringBuilder();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("DONE ")) {
                    done.add(UUID.fromString(line.substring(5)));
                }
                said.append(line).append('\n');
                ended |= line.equals("END");
                if (done.size() == acknowledgements) {
                    process.destroyForcibly();
                }
            }
        } catch (IOException closed) {
            // The pipe of a killed process ends in the middle of a line; what came before it counts.
        }
        process.waitFor();
        assertThat(ended || done.size() >= acknowledgements).as("the process approved until it was killed or had finished; it said %s", said).isTrue();
        awaitServerNoticed();
        return done;
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(Program.java(ApprovingProcess.class, List.of("--server.port=0", "--crash.path=p",
                "--spring.datasource.url=" + database.url() + (database.url().contains("?") ? "&" : "?") + "ApplicationName=crash",
                "--spring.datasource.username=" + EmbeddedDatabase.APP, "--spring.flyway.url=" + database.url(),
                "--spring.flyway.user=" + EmbeddedDatabase.OWNER, "--gq.keys-dir=target/test-keys", "--gq.data-dir=target/crash-data",
                "--db-scheduler.enabled=false", "--logging.level.root=error")));
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", server.password(EmbeddedDatabase.APP));
        builder.environment().put("SPRING_FLYWAY_PASSWORD", server.password(EmbeddedDatabase.OWNER));
        return builder.redirectError(ProcessBuilder.Redirect.to(Path.of("target", "approving-process.log").toFile())).start();
    }

    /** A killed client's transactions roll back when the server finds its connection closed. */
    private void awaitServerNoticed() throws InterruptedException {
        while (count("select count(*) from pg_stat_activity where application_name = 'crash'") > 0) {
            Thread.sleep(20);
        }
    }

    private void check(Set<UUID> acknowledged) {
        List<UUID> approved = database.owner().sql("select id from joining.application where status = 'APPROVED'").query(UUID.class).list();
        assertThat(approved).as("nothing acknowledged is lost").containsAll(acknowledged);
        assertThat(count("""
                select count(*) from joining.application a where a.status = 'APPROVED' and (
                    (select count(*) from membership.membership m where m.person_id = a.person_id and m.status = 'LIVE') <> 1
                    or (select count(*) from joining.decision d where d.application_id = a.id and d.outcome = 'APPROVED') <> 1
                    or (select count(*) from audit.entry e where e.object_id = a.id and e.act = 'APPLICATION_APPROVED') <> 1
                    or not exists (select from casework.matter m where m.id = a.matter_id and m.outcome = 'APPROVED')
                    or not exists (select from membership.membership m where m.id = a.membership_id))""")).as("each approval is whole").isZero();
        assertThat(count("""
                select count(*) from joining.application a where a.status = 'WAITING' and (
                    exists (select from membership.membership m where m.person_id = a.person_id)
                    or exists (select from casework.matter m where m.id = a.matter_id and m.closed_at is not null))""")).as("what waits is untouched").isZero();
        assertThat(count("select count(*) from membership.membership")).as("no membership without an approval").isEqualTo(approved.size());
        assertThat(count("select count(*) - count(distinct member_no) from membership.membership")).as("no number twice").isZero();
        assertThat(count("select coalesce(sum(delta), 0) from organization.tally_delta where measure = 'MEMBERS'")).as("counted once").isEqualTo(approved.size());
    }

    private long waiting() {
        return count("select count(*) from joining.application where status = 'WAITING'");
    }

    private long count(String sql) {
        return database.owner().sql(sql).query(Long.class).single();
    }
}

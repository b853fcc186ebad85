package org.gongqiao.app.voting.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongqiao.app.Program;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.gongqiao.app.voting.KeyHolders;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.ElectionVerifier;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.Result;
import org.gongqiao.ballot.Trustees;
import org.gongqiao.ballot.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The real program, killed (SIGKILL) at random moments while ballots are cast, and while the board is tallied and verified: every
 * acknowledged ballot is on the board, none twice, and the count goes on to the right result. One kill of each kind; {@code -Dgq.crash.rounds=300} for a
 * long hunt, {@code -Dgq.crash.seed} to repeat one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VotingCrashIT {

    private static final int ROUNDS = Integer.getInteger("gq.crash.rounds", 1);
    private static final long SEED = Long.getLong("gq.crash.seed", 20261120);
    private static final int EACH = 24;
    private static final int AT_ONCE = 4;
    private static final Question QUESTION = new Question.Choice("是否同意", List.of("赞成", "反对"), true, 1, 1);

    private final Random random = new Random(SEED);
    private final HttpClient http = HttpClient.newHttpClient();
    private Program program;
    private Path folder;
    private String base = "";

    private final String board = BoardIds.random();
    private final UUID vote = UUID.randomUUID();
    private KeyHolders holders;
    private Election election;
    private Instant began;

    @AfterAll
    void stop() throws InterruptedException {
        if (program != null) {
            program.stop();
        }
    }

    @Test
    void losesNoAcknowledgedBallotAndCountsOnAfterEveryKill(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("program");
        Program.install(folder);
        start();
        arrange();
        Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
        int yes = 0;
        BallotMaker maker = new BallotMaker(election, KeyHolders.RANDOM);
        for (int round = 0; round < ROUNDS; round++) {
            Queue<byte[]> ballots = new ConcurrentLinkedQueue<>();
            var all = new ArrayList<byte[]>();
            for (int i = 0; i < EACH; i++) {
                boolean approves = random.nextBoolean();
                yes += approves ? 1 : 0;
                all.add(maker.make(holders.credentials.get(round * EACH + i), List.of(approves ? List.of(0, 1, 0) : List.of(0, 0, 1))));
            }
            ballots.addAll(all);
            send(ballots, acknowledged, acknowledged.size() + 1 + random.nextInt(EACH - AT_ONCE));
            start();
            everyAcknowledgedOnce(acknowledged);
            // Who got no answer sends the same ballot again.
            ballots.addAll(all);
            send(ballots, acknowledged, Integer.MAX_VALUE);
            assertThat(acknowledged).hasSize((round + 1) * EACH);
            everyAcknowledgedOnce(acknowledged);
        }
        assertThat(count("select count(*) from voting.board_entry where type = 'BALLOT'")).isEqualTo(ROUNDS * EACH);

        onBoard(Board::endBallots);
        sql("update voting.vote set state = 'CLOSED', closed_at = now(), countable_at = now() where id = '" + vote + "'");
        for (int kill = 0; kill < Math.max(1, ROUNDS / 2); kill++) {
            awaitThenKill("select (select state from voting.vote where id = '" + vote + "') = 'COUNTING'", 1_500);
        }
        await("select exists (select from voting.tally where decryptable_at is not null)");
        byte[] tally = record("ENCRYPTED_TALLY");
        for (int owner : List.of(2, 3)) {
            onBoard(open -> open.addDecryption(owner, holders.decrypt(election, tally, owner)));
        }
        awaitThenKill("select exists (select from voting.board_entry where type = 'RESULT') or (select count(*) from voting.board_entry where type = 'PARTIAL_DECRYPTION') = 2", 1_500);
        await("select (select state from voting.vote where id = '" + vote + "') = 'FINISHED'");
        assertThat(count("select count(*) from voting.board_entry where type in ('END_BALLOTS', 'ENCRYPTED_TALLY', 'RESULT')")).isEqualTo(3);
        assertThat(count("select (count #>> '{counts,0,1}')::int from voting.vote where id = '" + vote + "'")).isEqualTo(yes);

        Path archive = folder.resolve(board + ".bel");
        assertThat(http.send(HttpRequest.newBuilder(URI.create(base + "/vote/" + board + "/archive")).build(), HttpResponse.BodyHandlers.ofFile(archive)).statusCode())
                .isEqualTo(200);
        var accepted = (Verdict.Accepted) new ElectionVerifier(ElectionVerifier.Options.standard()).verify(archive);
        assertThat(accepted.election().result().orElseThrow().outcomes())
                .containsExactly(new Result.Counts(List.of(0L, (long) yes, (long) ROUNDS * EACH - yes)));
        assertThat(Files.list(folder.resolve("data/tally")).toList()).as("nothing is left of the killed attempts").isEmpty();
        stop();
    }

    /** Sends over several connections; kills the program once so many are acknowledged, and returns when everything was tried. */
    private void send(Queue<byte[]> ballots, Map<String, Boolean> acknowledged, int killAt) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.submit(() -> {
                    for (byte[] ballot = ballots.poll(); ballot != null; ballot = ballots.poll()) {
                        try {
                            var answer = http.send(HttpRequest.newBuilder(URI.create(base + "/vote/" + board + "/ballots")).timeout(java.time.Duration.ofSeconds(60))
                                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(ballot)).build(),
                                    HttpResponse.BodyHandlers.ofString());
                            if (answer.statusCode() == 201 || answer.statusCode() == 200) {
                                acknowledged.put(Digests.fingerprint(ballot), true);
                            }
                        } catch (IOException killed) {
                            // No answer: it may be on the board or not.
                        }
                        if (acknowledged.size() >= killAt) {
                            program.process().destroyForcibly();
                        }
                    }
                    return null;
                });
            }
        }
        if (killAt != Integer.MAX_VALUE) {
            program.kill();
        }
    }

    /** Stopped by the program that started it, and started again by whoever comes next. */
    private EmbeddedDatabase server() {
        return EmbeddedDatabase.startOrJoin(folder.resolve("data"), folder.resolve("keys"));
    }

    private void everyAcknowledgedOnce(Map<String, Boolean> acknowledged) throws SQLException {
        List<String> onBoard = new ArrayList<>();
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement();
                var rows = statement.executeQuery("select rtrim(encode(r.hash, 'base64'), '=') from voting.board_record r join voting.board_entry e using (board, height) where e.type = 'BALLOT'")) {
            while (rows.next()) {
                onBoard.add(rows.getString(1));
            }
        }
        assertThat(onBoard).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
    }

    private void awaitThenKill(String condition, int mostMillis) throws Exception {
        await(condition);
        Thread.sleep(random.nextInt(mostMillis));
        program.kill();
        start();
    }

    private void await(String condition) throws Exception {
        for (int tries = 0; tries < 2_400; tries++) {
            if (count("select (" + condition.substring("select ".length()) + ")::int") == 1) {
                return;
            }
            if (!program.process().isAlive()) {
                throw new AssertionError("ended: " + program.errors());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("waited for " + condition + ": " + program.errors());
    }

    private void start() throws Exception {
        program = Program.start(folder, "run", "--empty", "--port=0", "--db-scheduler.heartbeat-interval=500ms",
                "--db-scheduler.polling-interval=200ms", "--gq.voting.count-seconds=1").awaitReady();
        base = program.address();
    }

    /** One union and an open vote, as its officers would have left it. */
    private void arrange() throws Exception {
        began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int electors = ROUNDS * EACH;
        holders = KeyHolders.of(board, IntStream.range(0, electors).map(i -> 1).toArray());
        Trustees trustees = Trustees.parse(holders.record);
        election = Election.of(new Election.Draft("试验表决", "试验工会", List.of(QUESTION), java.util.Optional.empty(), java.util.Optional.empty()), board, Boards.group(),
                trustees.jointKey(Boards.group()));
        UUID unit = UUID.randomUUID();
        sql("""
                insert into organization.unit (id, label, area_path, name, kind, level, region, founded_on)
                values ('%1$s', 'a', 'a', '试验工会', 'ENTERPRISE_UNION', 'BASE', '990100', '2020-01-01');
                insert into organization.unit_version (unit_id, valid, recorded, name, kind, level, region, status)
                values ('%1$s', daterange('2020-01-01', null), tstzrange(now(), null), '试验工会', 'ENTERPRISE_UNION', 'BASE', '990100', 'ACTIVE');
                insert into voting.vote (id, unit_id, unit_name, subject, subject_link, title, manner, state, questions, board, electors, weight, consent, grace_hours,
                    prepared_at, opened_at, area_path)
                values ('%2$s', '%1$s', '试验工会', '%2$s', '/votes', '试验表决', 'SECRET_ONLINE', 'OPEN',
                    '[{"text": "是否同意", "answers": ["赞成", "反对"], "least": 1, "most": 1, "blank": true}]', '%3$s', %4$d, %4$d, '%2$s', 0, now(), '%5$s', 'a')"""
                .formatted(unit, vote, board, electors, began));
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME)) {
            Board.create(store(owner), election, trustees, holders.list);
        }
    }

    private interface Step {
        Board.Outcome on(Board board) throws IOException;
    }

    private void onBoard(Step step) throws Exception {
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME)) {
            assertThat(step.on(Board.open(store(owner)))).isInstanceOf(Board.Recorded.class);
        }
    }

    private PgBoardStore store(Connection owner) {
        var source = new SingleConnectionDataSource(owner, true);
        return new PgBoardStore(JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)), board, began.getEpochSecond());
    }

    private byte[] record(String type) throws SQLException {
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement();
                var row = statement.executeQuery("select r.content from voting.board_entry e join voting.board_record r using (board, height) where e.type = '" + type + "' and r.place = 0")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private void sql(String statements) throws SQLException {
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement()) {
            statement.execute(statements);
        }
    }

    private long count(String sql) throws SQLException {
        try (var server = server(); Connection owner = server.owner(EmbeddedDatabase.NAME); var statement = owner.createStatement(); var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

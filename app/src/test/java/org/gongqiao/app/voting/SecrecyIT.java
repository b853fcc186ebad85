package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.app.voting.tally.Tallying;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Election;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

/**
 * What somebody learns who holds the whole database: members on the roll sign in, look at their votes and cast from the same
 * machine, and every row of every schema is read. See the threat model in docs/domain/voting.md.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class SecrecyIT {

    private static final int VOTERS = 6;
    private static final Set<String> BOARD_TABLES = Set.of("voting.board_entry", "voting.board_record");

    @Autowired Fixtures fixtures;
    @Autowired Votes votes;
    @Autowired Setups setups;
    @Autowired Boards boards;
    @Autowired Tallying tallying;
    @Autowired TestDatabase.Switchable database;
    @Autowired Environment environment;

    private final List<Fixtures.Someone> voters = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private OpenVote vote;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (int i = 0; i < VOTERS; i++) {
            voters.add(fixtures.member("voter" + i, "own"));
        }
        vote = OpenVote.chair(fixtures, () -> {
            UUID id = votes.prepare(new NewVote(fixtures.unions.get("own"), UUID.randomUUID(), "/votes", "职工代表大会表决", Manner.SECRET_ONLINE, OpenVote.QUESTIONS,
                    voters.stream().map(voter -> new Elector(voter.personId(), voter.name(), 1, true)).toList(), UUID.randomUUID(), 0));
            String board = Boards.boardOf(votes.get(id));
            KeyHolders holders = KeyHolders.of(board, IntStream.range(0, VOTERS).map(i -> 1).toArray());
            setups.trustees(id, holders.record);
            setups.credentials(id, holders.list);
            assertThat(votes.open(id)).isInstanceOf(OpeningOutcome.Opened.class);
            return new OpenVote(id, board, holders);
        });
    }

    /** All rows of all tables of all schemas that are not the server's own, as text, each with the transaction that wrote it. */
    private Map<String, List<String>> dump() {
        var all = new TreeMap<String, List<String>>();
        List<String> tables = database.owner().sql("""
                select n.nspname || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'""").query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(60).contains("voting.vote", "audit.entry", "public.event_publication", "public.scheduled_tasks",
                "public.spring_session", "public.spring_session_attributes", "notices.message");
        for (String table : tables) {
            all.put(table, database.owner().sql("select to_jsonb(t)::text from " + table + " t order by 1").query(String.class).list());
        }
        all.put("sequences", database.owner().sql("select schemaname || '.' || sequencename || '=' || coalesce(last_value, 0) from pg_sequences order by 1")
                .query(String.class).list());
        return all;
    }

    private record Sent(int voter, byte[] ballot) {}

    private List<Sent> castAll() throws Exception {
        Election election = boards.get(vote.board()).election();
        var sent = new ArrayList<Sent>();
        for (int voter = 0; voter < VOTERS; voter++) {
            sent.add(new Sent(voter, vote.ballot(election, voter, List.of(List.of(0, 1, 0), List.of(0, 1, 0, 0)))));
        }
        Collections.shuffle(sent, new Random(20261120));
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Sent one : sent) {
                // The phone is signed in, and an old browser sends its cookie although it is not asked to.
                String cookie = "gq=" + Base64.getEncoder().encodeToString(sessions.get(one.voter).getBytes(StandardCharsets.UTF_8)) + "; lang=en";
                var page = http.send(HttpRequest.newBuilder(URI.create(fixtures.base() + "/vote/" + vote.board())).header("Cookie", cookie).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).doesNotContain(voters.get(one.voter).name());
                var answer = http.send(HttpRequest.newBuilder(URI.create(fixtures.base() + "/vote/" + vote.board() + "/ballots")).header("Cookie", cookie)
                        .header("X-Session", sessions.get(one.voter)).header("X-Forwarded-For", "203.0.113.7").header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(one.ballot)).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
                assertThat(page.headers().map()).doesNotContainKey("set-cookie");
            }
        }
        return sent;
    }

    @Test
    void noRowOfTheWholeDatabaseJoinsAVoterToABallot(CapturedOutput output) throws Exception {
        for (Fixtures.Someone voter : voters) {
            var client = fixtures.signIn(voter.login());
            assertThat(client.get("/my/votes").body()).contains(vote.board());
            sessions.add(client.session().orElseThrow());
        }
        // Sessions as old as this are touched by any request that looks at them.
        database.owner().sql("update spring_session set last_access_time = last_access_time - 120000").update();
        Map<String, List<String>> before = dump();
        int said = output.getAll().length();
        List<Sent> sent = castAll();
        String words = output.getAll().substring(said);
        Map<String, List<String>> after = dump();

        assertThat(after.keySet()).isEqualTo(before.keySet());
        Set<String> changed = after.keySet().stream().filter(table -> !after.get(table).equals(before.get(table))).collect(Collectors.toCollection(TreeSet::new));
        assertThat(changed).as("casting writes to the board and to nothing else: no session, log, audit, event, job, notice, sequence").isEqualTo(BOARD_TABLES);
        assertThat(words).as("and logs nothing").doesNotContain(vote.board(), "203.0.113.7", "127.0.0.1");
        assertThat(environment.getProperty("server.tomcat.accesslog.enabled", Boolean.class, false)).isFalse();

        OpenVote.chair(fixtures, () -> votes.close(vote.id()));
        tallying.proceedAll();
        byte[] tally = OpenVote.chair(fixtures, () -> tallying.tallyText(vote.id())).orElseThrow();
        for (int owner : List.of(1, 2)) {
            byte[] part = vote.holders().decrypt(boards.get(vote.board()).election(), tally, owner);
            OpenVote.chair(fixtures, () -> tallying.addDecryption(vote.id(), owner, part));
        }
        assertThat(tallying.proceedAll()).isOne();
        read(sent, dump());
    }

    private void read(List<Sent> sent, Map<String, List<String>> whole) {
        var ofBallots = new LinkedHashMap<String, String>();
        for (Sent one : sent) {
            byte[] hash = Digests.sha256(one.ballot);
            byte[] credential = Board.credentialHash(one.ballot).orElseThrow();
            String text = new String(one.ballot, StandardCharsets.UTF_8);
            ofBallots.put(HexFormat.of().formatHex(hash), "tracker");
            ofBallots.put(Digests.fingerprint(one.ballot), "tracker");
            ofBallots.put(HexFormat.of().formatHex(credential), "credential");
            String key = text.replaceAll(".*\"credential\":\"(\\d+)\".*", "$1");
            ofBallots.put(key, "public credential");
            ofBallots.put(HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)), "public credential");
        }
        var ofPersons = new ArrayList<String>();
        for (int i = 0; i < VOTERS; i++) {
            ofPersons.addAll(List.of(voters.get(i).personId().toString(), voters.get(i).accountId().toString(), voters.get(i).name(), sessions.get(i)));
        }
        List<String> secrets = vote.holders().credentials.stream().map(credential -> credential.text()).toList();
        int withBallot = 0;
        int withPerson = 0;
        var elsewhere = new TreeSet<String>();
        for (var table : whole.entrySet()) {
            for (String row : table.getValue()) {
                boolean ballot = ofBallots.keySet().stream().anyMatch(row::contains);
                boolean person = ofPersons.stream().anyMatch(row::contains);
                withBallot += ballot ? 1 : 0;
                withPerson += person ? 1 : 0;
                assertThat(ballot && person).as("a row of %s holds a voter and a ballot", table.getKey()).isFalse();
                if (ballot && !BOARD_TABLES.contains(table.getKey())) {
                    elsewhere.add(table.getKey());
                }
                for (String secret : secrets) {
                    assertThat(row).doesNotContain(secret).doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        assertThat(withBallot).as("the search finds what is there").isGreaterThanOrEqualTo(2 * VOTERS);
        assertThat(withPerson).isGreaterThanOrEqualTo(4 * VOTERS);
        assertThat(elsewhere).as("what names a credential or ballot stands on the board, and in the public list it was set up with").containsExactly("voting.setup");
    }

    @Test
    void nothingOnTheBoardTellsATime() {
        Map<String, String> types = database.owner().sql("""
                select table_name || '.' || column_name as name, data_type from information_schema.columns
                where table_schema = 'voting' and table_name in ('board_entry', 'board_record')""")
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("data_type"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        assertThat(types).as("no time, and no id that carries one").containsExactly(Map.entry("board_entry.board", "text"), Map.entry("board_entry.credential", "bytea"),
                Map.entry("board_entry.event", "bytea"), Map.entry("board_entry.hash", "text"), Map.entry("board_entry.height", "integer"),
                Map.entry("board_entry.type", "text"), Map.entry("board_record.board", "text"), Map.entry("board_record.content", "bytea"),
                Map.entry("board_record.hash", "bytea"), Map.entry("board_record.height", "integer"), Map.entry("board_record.place", "integer"));
    }

    @Test
    void noTransactionThatWroteABallotWroteAnythingAboutAPerson() throws Exception {
        OpenVote other = OpenVote.open(fixtures, votes, setups, 0, 1, 1);
        boards.get(other.board()).cast(other.ballot(boards.get(other.board()).election(), 0, List.of(List.of(0, 1, 0), List.of(0, 0, 0, 1))));
        List<String> tables = database.owner().sql("""
                select n.nspname || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'""").query(String.class).list();
        Set<Long> ballots = Set.copyOf(database.owner().sql("select xmin::text::bigint from voting.board_entry where type = 'BALLOT'").query(Long.class).list());
        assertThat(ballots).isNotEmpty();
        for (String table : tables) {
            if (!BOARD_TABLES.contains(table)) {
                assertThat(database.owner().sql("select distinct xmin::text::bigint from " + table).query(Long.class).list()).as(table).doesNotContainAnyElementsOf(ballots);
            }
        }
    }

    @Test
    void theServerDatesNoTransaction() {
        assertThat(database.owner().sql("show track_commit_timestamp").query(String.class).single()).isEqualTo("off");
        assertThat(database.owner().sql("show log_statement").query(String.class).single()).isEqualTo("none");
        assertThat(database.owner().sql("show log_min_duration_statement").query(String.class).single()).isEqualTo("-1");
    }

    @Test
    void theRollLiesInAnOrderThatTellsNothing() {
        List<UUID> physical = database.owner().sql("select person_id from voting.elector where vote_id = :vote order by ctid").param("vote", vote.id()).query(UUID.class).list();
        assertThat(physical).isEqualTo(physical.stream().sorted().toList());
        String list = new String(vote.holders().list, StandardCharsets.UTF_8);
        List<java.math.BigInteger> keys = java.util.Arrays.stream(list.replaceAll("[\\[\\]\"]", "").split(",")).map(java.math.BigInteger::new).toList();
        assertThat(keys).as("the public list lies in the order of its numbers").isSorted();
        assertThat(OpenVote.chair(fixtures, () -> setups.credentials(vote.id())).orElseThrow()).isEqualTo(vote.holders().list);
    }
}

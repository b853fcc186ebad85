package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The voter's and the trustee's modules in real Chromium, against the Java side and the independent tool. */
class BrowserPageIT {
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static HttpServer server;
    private static Playwright playwright;
    private static Browser browser;
    private static Page page;
    @TempDir Path folder;

    @BeforeAll
    static void open() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String name = exchange.getRequestURI().getPath().substring(1);
            try (InputStream in = BrowserPageIT.class.getResourceAsStream(name)) {
                byte[] body = in == null ? new byte[0] : in.readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
                exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-inline'");
                exchange.sendResponseHeaders(in == null ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM));
        page = browser.newPage();
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/page.html");
        page.waitForFunction("window.ready");
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    private static Object run(String task, Object... values) {
        return page.evaluate("([task, values]) => window.run(task, values)", List.of(task, Arrays.asList(values)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    private static String field(Object result, String name) {
        return (String) assertInstanceOf(Map.class, result).get(name);
    }

    private static void refused(String code, Object result) {
        assertEquals(code, assertInstanceOf(Map.class, result).get("refusal"), String.valueOf(result));
    }

    private Elections.Prepared prepared(Group group, List<Question> questions, Object single, List<List<TrusteeKey>> keys, long... weights) throws Exception {
        return Elections.prepare(group, questions, Trustees.join(List.of(bytes(field(single, "public")))), keys, weights);
    }

    @Test
    void votesAndDecryptsAsJavaAndTheToolExpect() throws Exception {
        for (Group group : Group.values()) {
            Object single = run("makeKey", group.label());
            String secret = field(single, "secret");
            Question several = new Question.Choice("Two or three of four, or blank", List.of("a", "b", "c", "d"), true, 2, 3);
            Elections.Prepared prepared = prepared(group, List.of(Elections.BLANK, Elections.SOME, several), single, List.of(), 1, 2, 1);
            Path file = folder.resolve(prepared.election().uuid() + ".bel");
            try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
                Board board = Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
                List<List<List<Integer>>> votes = List.of(List.of(List.of(1, 0, 0), List.of(0, 0, 0), List.of(0, 1, 1, 1, 0)),
                        List.of(List.of(0, 1, 0), List.of(1, 1, 0), List.of(1, 0, 0, 0, 0)), List.of(List.of(0, 0, 1), List.of(0, 1, 0), List.of(0, 0, 0, 1, 1)));
                for (int i = 0; i < votes.size(); i++) {
                    page.evaluate("window.steps = 0");
                    // Voter 2 has a credential of the older form.
                    Object made = run("makeBallot", text(prepared.election().text()), prepared.voters().get(i).text(), votes.get(i));
                    Board.Recorded recorded = Elections.recorded(board.cast(bytes(field(made, "ballot"))));
                    assertEquals(field(made, "tracker"), recorded.hash());
                    assertEquals(recorded.hash(), page.locator("#tracker").textContent());
                    assertEquals(2 + 11, ((Number) page.evaluate("window.steps")).intValue());
                }
                Elections.recorded(board.cast(new BallotMaker(board.election(), Elections.RANDOM).make(prepared.voters().get(0), votes.get(1))));
                Elections.recorded(board.endBallots());
                Elections.recorded(board.tally());
                String tally = text(board.tallyText().orElseThrow());
                Elections.recorded(board.addDecryption(1, bytes(run("decrypt", text(prepared.election().text()), tally, secret))));
                Elections.recorded(board.publishResult());
                String spoilt = tally.replaceFirst("\"alpha\":\"\\d+\"", "\"alpha\":\"" + group.modulus().subtract(BigInteger.ONE) + "\"");
                refused("tally", run("decrypt", text(prepared.election().text()), spoilt, secret));
            }
            Verdict.Accepted accepted = assertInstanceOf(Verdict.Accepted.class, Elections.verify(file));
            assertEquals(new Result(List.of(new Result.Counts(List.of(0L, 3L, 1L)), new Result.Counts(List.of(3L, 4L, 0L)), new Result.Counts(List.of(3L, 0L, 0L, 1L, 1L)))),
                    accepted.election().result().orElseThrow());
            assertTrue(new Tool(folder).accepts(file));
        }
    }

    @Test
    void takesPartInKeyCeremonyBesideJava() throws Exception {
        Group group = Group.BELENIOS_2048;
        Map<String, Object> plan = Map.of("group", group.label(), "size", 3, "threshold", 2);
        KeyCeremony ceremony = new KeyCeremony(group, 2, 3);
        TrusteeKey.Participant java = new TrusteeKey.Participant(ceremony, 2, TrusteeKey.Participant.newSeed(Elections.RANDOM), Elections.RANDOM);
        Object first = run("makeCertificate", plan, 1);
        Object third = run("makeCertificate", plan, 3);
        List<byte[]> certificates = List.of(bytes(field(first, "certificate")), java.certificate(), bytes(field(third, "certificate")));
        List<String> texts = certificates.stream().map(BrowserPageIT::text).toList();
        List<byte[]> polynomials = List.of(bytes(run("makePolynomial", plan, 1, field(first, "seed"), texts)), java.polynomial(certificates),
                bytes(run("makePolynomial", plan, 3, field(third, "seed"), texts)));
        refused("certificate", run("makePolynomial", plan, 1, field(first, "seed"), List.of(texts.get(0), texts.get(2), texts.get(1))));
        List<byte[]> shares = ceremony.shares(certificates, polynomials);
        refused("message", run("finishShare", plan, 1, field(first, "seed"), texts, text(shares.get(1))));
        Object one = run("finishShare", plan, 1, field(first, "seed"), texts, text(shares.get(0)));
        TrusteeKey.Participant.Share two = java.share(certificates, shares.get(1));
        Object three = run("finishShare", plan, 3, field(third, "seed"), texts, text(shares.get(2)));
        String keyOfOne = field(one, "message");
        for (int i = 1; i <= 3; i++) {
            ceremony.checkCertificate(i, certificates.get(i - 1));
            ceremony.checkPolynomial(i, certificates, polynomials.get(i - 1));
        }
        ceremony.checkKey(1, certificates, polynomials, bytes(keyOfOne));
        assertThrows(MalformedText.class, () -> ceremony.checkCertificate(2, certificates.get(0)));
        assertThrows(MalformedText.class, () -> ceremony.checkPolynomial(2, certificates, polynomials.get(0)));
        assertThrows(MalformedText.class, () -> ceremony.checkKey(3, certificates, polynomials, bytes(keyOfOne)));
        // Who has kept only the seed opens the share once more.
        assertEquals(field(one, "secret"), run("openShare", plan, 1, field(first, "seed"), texts, keyOfOne));
        refused("seed", run("openShare", plan, 1, field(third, "seed"), texts, keyOfOne));
        assertEquals(true, run("fitsKey", group.label(), field(one, "secret"), KeyCeremony.verificationKey(bytes(keyOfOne))));
        assertEquals(false, run("fitsKey", group.label(), field(three, "secret"), KeyCeremony.verificationKey(bytes(keyOfOne))));
        byte[] made = ceremony.group(certificates, polynomials, List.of(bytes(field(one, "message")), two.message(), bytes(field(three, "message"))));
        Elections.Prepared prepared = Elections.prepare(group, List.of(Elections.SOME), Trustees.join(List.of(made)), List.of(), 1, 1);
        Path file = folder.resolve(prepared.election().uuid() + ".bel");
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Board board = Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
            Elections.recorded(board.cast(new BallotMaker(board.election(), Elections.RANDOM).make(prepared.voters().get(0), List.of(List.of(1, 0, 1)))));
            Elections.recorded(board.endBallots());
            Elections.recorded(board.tally());
            byte[] tally = board.tallyText().orElseThrow();
            Elections.recorded(board.addDecryption(3, bytes(run("decrypt", text(board.election().text()), text(tally), field(three, "secret")))));
            Elections.recorded(board.addDecryption(2, PartialDecryption.make(board.election(), tally, two.key(), Elections.RANDOM)));
            Elections.recorded(board.publishResult());
        }
        assertInstanceOf(Verdict.Accepted.class, Elections.verify(file));
        assertTrue(new Tool(folder).accepts(file));
    }

    @Test
    void backsUpKeysThatJavaOpensAndTheOtherWay() throws Exception {
        String secret = field(run("makeKey", "BELENIOS-2048"), "secret");
        String backup = (String) run("sealBackup", secret, "correct horse 马");
        assertEquals(secret, text(KeyBackup.open(bytes(backup), "correct horse 马".toCharArray())));
        byte[] ours = KeyBackup.seal(bytes(secret), "battery staple".toCharArray(), Elections.RANDOM);
        assertEquals(secret, run("openBackup", text(ours), "battery staple"));
        refused("password", run("openBackup", text(ours), "battery stable"));
        assertArrayEquals(bytes(secret), TrusteeKey.read(bytes(secret), Group.BELENIOS_2048).secretText());
    }

    @Test
    void makesCredentialsThatJavaDerivesAlike() throws Exception {
        Group group = Group.BELENIOS_2048;
        String uuid = Election.newUuid(Elections.RANDOM);
        Object made = run("makeCredentials", group.label(), uuid, List.of(1, 2, 1, 7));
        List<?> codes = (List<?>) ((Map<?, ?>) made).get("codes");
        List<Integer> weights = List.of(1, 2, 1, 7);
        List<CredentialRoll.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            entries.add(new CredentialRoll.Entry(Credential.read((String) codes.get(i)).orElseThrow().publicKey(uuid, group), weights.get(i)));
        }
        assertEquals(text(CredentialRoll.write(entries)), field(made, "list"));
        assertEquals(11, CredentialRoll.verified(bytes(field(made, "list")), group).totalWeight());
        assertThrows(MalformedText.class, () -> CredentialRoll.verified(bytes(field(made, "list").replaceFirst("\\d", "9")), group));
        assertEquals(field(made, "fingerprint"), field(run("publicList", group.label(), uuid, codes, weights), "fingerprint"));
        Map<String, Object> secret = Map.of("uuid", uuid, "electors", List.of(Map.of("name", "马", "code", codes.getFirst())));
        Object file = run("sealCredentials", secret, "correct horse");
        assertEquals(secret, run("openCredentials", file, "correct horse", uuid));
        refused("otherVote", run("openCredentials", file, "correct horse", "another"));
        refused("password", run("openCredentials", file, "wrong horse", uuid));
        refused("malformed", run("openBackup", file, "correct horse"));
        refused("weight", run("makeCredentials", group.label(), uuid, List.of(1, 0)));
    }

    @Test
    void refusesWhatAPersonMayGetWrong() throws Exception {
        Elections.Prepared prepared = Elections.prepare(List.of(Elections.BLANK, Elections.SOME), 1);
        String election = text(prepared.election().text());
        String code = prepared.voters().getFirst().text();
        refused("credential", run("makeBallot", election, code.substring(1), List.of(List.of(1, 0, 0), List.of(0, 0, 0))));
        refused("credential", run("makeBallot", election, "WN1-FAk-mSD-JcZ-GRW", List.of(List.of(1, 0, 0), List.of(0, 0, 0))));
        List<List<List<Integer>>> wrong = new ArrayList<>(List.of(List.of(List.of(1, 1, 0), List.of(0, 0, 0)), List.of(List.of(0, 0, 0), List.of(0, 0, 0)),
                List.of(List.of(1, 0, 0), List.of(1, 1, 1)), List.of(List.of(1, 0, 0)), List.of(List.of(1, 0, 0), List.of(0, 0, 2)), List.of(List.of(1, 0, 0), List.of(0, 0))));
        for (List<List<Integer>> votes : wrong) {
            refused("vote", run("makeBallot", election, code, votes));
        }
        refused("malformed", run("makeBallot", "no record", code, List.of()));
        refused("group", run("makeBallot", election.replace("BELENIOS-2048", "Ed25519"), code, List.of()));
        refused("version", run("makeBallot", election.replace("\"version\":1", "\"version\":2"), code, List.of()));
    }
}

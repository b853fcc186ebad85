package org.gongqiao.ballot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongqiao.ballot.Check;
import org.gongqiao.ballot.KeyBackup;
import org.gongqiao.ballot.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Locale locale = Locale.ENGLISH;
    private String input = "";

    private int run(String... words) {
        out.reset();
        err.reset();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), new Words(locale),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        return Main.run(List.of(words), console, Clock.fixed(Instant.ofEpochSecond(1_795_154_740L), ZoneOffset.UTC));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void step(String... words) {
        List<String> all = new ArrayList<>(List.of("election", words[0], home().toString()));
        all.addAll(Arrays.asList(words).subList(1, words.length));
        assertEquals(0, run(all.toArray(String[]::new)), () -> all + " " + err);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(home())) {
            return files.filter(path -> path.toString().endsWith(".bel")).findFirst().orElseThrow();
        }
    }

    @Test
    void holdsWholeElectionOffline() throws Exception {
        step("begin", "--draft", file("draft.json", "{\"description\":\"d\",\"name\":\"Committee\",\"questions\":["
                + "{\"answers\":[\"yes\",\"no\"],\"blank\":true,\"min\":1,\"max\":1,\"question\":\"Q1\"},{\"answers\":[\"a\",\"b\",\"c\"],\"min\":0,\"max\":2,\"question\":\"Q2\"}]}"));
        step("credentials", "--voters", file("voters.txt", "Ada\nBo,3\nChen\n"));
        step("trustee", "chair");
        step("ceremony", "start", "--trustees", "3", "--threshold", "2");
        for (String part : List.of("certify", "share", "route", "finish", "close")) {
            for (int i = 1; i <= (part.equals("route") || part.equals("close") ? 1 : 3); i++) {
                step("ceremony", part, Integer.toString(i));
            }
        }
        step("setup");
        assertTrue(out().contains("group.public.json: owner number 2–4"), this::out);
        assertEquals(Set.of("rw-------"), secrets());
        List<String> codes = Files.readAllLines(home().resolve("secret-credentials.tsv")).stream().map(line -> line.substring(line.indexOf('\t') + 1)).toList();
        input = codes.get(0) + "\n";
        step("vote", "--credential", "-", "--votes", "[[0,1,0],[1,0,1]]");
        step("vote", "--credential", file("c", codes.get(1)), "--votes", "[[0,0,1],[1,1,0]]", "--out", folder.resolve("ballot").toString());
        step("cast", folder.resolve("ballot").toString());
        assertEquals(1, run("election", "cast", home().toString(), folder.resolve("ballot").toString()));
        assertEquals(1, run("election", "vote", home().toString(), "--credential", folder.resolve("c").toString(), "--votes", "[[1,0,1],[1,1,0]]"));
        assertEquals(1, run("election", "vote", home().toString(), "--credential", folder.resolve("c").toString(), "--votes", "[[1,0"));
        assertEquals(1, run("election", "vote", home().toString(), "--credential", file("x", "AAAAA-AAAAAA"), "--votes", "[[1,0,0],[0,0,0]]"));
        assertEquals(1, run("election", "result", home().toString()));
        assertEquals(0, run("verify-election", archive().toString()));
        assertTrue(out().startsWith("ACCEPTED: Committee"), this::out);
        Path earlier = Files.copy(archive(), folder.resolve("earlier.bel"));
        step("close");
        step("tally");
        step("decrypt", "--owner", "1", "--key", home().resolve("secret-chair.json").toString());
        byte[] backup = KeyBackup.seal(Files.readAllBytes(home().resolve("secret-share-2.json")), "correct horse".toCharArray(), new SecureRandom());
        Files.write(folder.resolve("backup.json"), backup);
        assertEquals(1, run("election", "decrypt", home().toString(), "--owner", "3", "--backup", "--key", folder.resolve("backup.json").toString(),
                "--password-file", file("wrong", "wrong horse")));
        step("decrypt", "--owner", "3", "--backup", "--key", folder.resolve("backup.json").toString(), "--password-file", file("password", "correct horse"));
        assertEquals(1, run("election", "decrypt", home().toString(), "--owner", "2", "--key", home().resolve("secret-share-2.json").toString()));
        step("decrypt", "--owner", "4", "--key", home().resolve("secret-share-3.json").toString());
        step("result");
        step("status");
        assertTrue(out().contains("result published"), this::out);
        assertEquals(0, run("verify-election", archive().toString(), "--json"));
        assertTrue(out().contains("\"stage\":\"COUNTED\"") && out().contains("\"result\":[[0,1,3],[4,3,1]]"), this::out);
        assertEquals(0, run("verify-diff", earlier.toString(), archive().toString()));
        assertEquals(1, run("verify-diff", archive().toString(), earlier.toString()));
        assertEquals(0, run("verify-diff", earlier.toString(), earlier.toString(), "--json"));
        assertEquals("{\"verdict\":\"continued\",\"added_members\":0}\n", out());
    }

    private Set<String> secrets() throws IOException {
        Set<String> permissions = new TreeSet<>();
        try (Stream<Path> files = Files.list(home())) {
            for (Path secret : files.filter(file -> file.getFileName().toString().startsWith("secret-")).toList()) {
                permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
            }
        }
        return permissions;
    }

    @Test
    void exitStatusTellsRejectedFromNoArchive() throws Exception {
        holdsWholeElectionOffline();
        byte[] bytes = Files.readAllBytes(archive());
        byte[] damaged = bytes.clone();
        damaged[bytes.length - 900] ^= 1;
        Path file = Files.write(folder.resolve("damaged.bel"), damaged);
        assertEquals(1, run("verify-election", file.toString()));
        assertTrue(out().startsWith("REJECTED: ") && out().contains("§1.3]"), this::out);
        assertEquals(1, run("verify-election", file.toString(), "--json"));
        assertTrue(out().startsWith("{\"verdict\":\"rejected\",\"count\":"), this::out);
        locale = Locale.SIMPLIFIED_CHINESE;
        assertEquals(1, run("verify-election", file.toString()));
        assertTrue(out().startsWith("拒绝："), this::out);
        locale = Locale.ENGLISH;
        assertEquals(2, run("verify-election", file("text", "no archive")));
        assertEquals(2, run("verify-election", file("empty", "")));
        byte[] version = bytes.clone();
        version[523] = '2';
        assertEquals(2, run("verify-election", Files.write(folder.resolve("v2"), version).toString()));
        assertEquals(66, run("verify-election", folder.resolve("absent").toString()));
        assertEquals(64, run("verify-election"));
        assertEquals(64, run("verify-election", file.toString(), "--engine", "abacus"));
        assertEquals(64, run("verify-election", file.toString(), "--speed"));
        assertEquals(64, run("election", "dance", home().toString()));
        assertEquals(64, run());
        assertEquals(0, run("verify-election", archive().toString(), "--engine", "biginteger", "--threads", "1"));
    }

    @Test
    void hasWordsForEverything() throws Exception {
        Properties chinese = messages("messages.properties");
        Properties english = messages("messages_en.properties");
        assertEquals(new TreeSet<>(chinese.stringPropertyNames()), new TreeSet<>(english.stringPropertyNames()));
        Set<String> needed = new TreeSet<>();
        for (Check check : Check.values()) {
            needed.add("check." + check);
        }
        for (Stage stage : Stage.values()) {
            needed.add("stage." + stage);
        }
        Set<String> used = new TreeSet<>(needed);
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/gongqiao/ballot/command"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher keys = Pattern.compile("\"([a-z-]+(?:\\.[a-z-]+)?)\"").matcher(Files.readString(source));
                while (keys.find()) {
                    used.add(keys.group(1));
                }
            }
        }
        assertTrue(chinese.stringPropertyNames().containsAll(needed));
        Set<String> idle = new TreeSet<>(chinese.stringPropertyNames());
        idle.removeAll(used);
        idle.removeIf(key -> key.startsWith("phase."));
        assertEquals(Set.of(), idle);
        for (String key : chinese.stringPropertyNames()) {
            assertEquals(places(english.getProperty(key)), places(chinese.getProperty(key)), key);
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static Properties messages(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Main.class.getResourceAsStream(name)) {
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    /** The library as the app has it: a module, without incubator flags, on the reference engine. */
    @Test
    void runsAsModuleWithoutIncubator() throws Exception {
        holdsWholeElectionOffline();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-Duser.language=en", "-p", "target/classes", "-m", "org.gongqiao.ballot/org.gongqiao.ballot.command.Main",
                "verify-election", archive().toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith("ACCEPTED: ") && !said.contains("incubator"), said);
        Process wanting = new ProcessBuilder(java.toString(), "-p", "target/classes", "-m", "org.gongqiao.ballot/org.gongqiao.ballot.command.Main",
                "verify-election", archive().toString(), "--engine", "vector").redirectErrorStream(true).start();
        assertFalse(new String(wanting.getInputStream().readAllBytes(), StandardCharsets.UTF_8).isEmpty());
        assertEquals(64, wanting.waitFor());
    }
}

package org.gongqiao.ballot.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.FileBoardStore;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.KeyBackup;
import org.gongqiao.ballot.KeyCeremony;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.PartialDecryption;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.TrusteeKey;
import org.gongqiao.ballot.Trustees;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/**
 * The steps of an election without a server, in a folder that is passed round. Files with secrets can be read by their owner only, and their
 * names begin with {@code secret-}.
 */
final class ElectionCommand {
    private static final Group GROUP = Group.BELENIOS_2048;
    private static final String DRAFT = "draft.json";
    private static final String UUID = "uuid.txt";
    private static final String CREDENTIALS = "credentials.json";
    private static final String PUBLIC = ".public.json";
    private static final String CEREMONY = "ceremony";
    private static final String GROUP_FILE = "group" + PUBLIC;

    private final Console console;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private Path folder;
    private Arguments arguments;

    ElectionCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    int run(List<String> words) throws IOException, MalformedText, Arguments.Misused {
        arguments = new Arguments(words, Set.of("--backup"),
                Set.of("--draft", "--voters", "--trustees", "--threshold", "--secret", "--key", "--credential", "--votes", "--out", "--owner", "--password-file"));
        String step = arguments.plain(0);
        folder = Path.of(arguments.plain(1));
        return switch (step) {
            case "begin" -> begin();
            case "credentials" -> credentials();
            case "trustee" -> trustee();
            case "ceremony" -> ceremony();
            case "setup" -> setup();
            case "vote" -> vote();
            case "cast" -> onBoard(board -> report(board, board.cast(Files.readAllBytes(Path.of(arguments.plain(2)))), "ballot.cast"));
            case "close" -> onBoard(board -> report(board, board.endBallots(), "done"));
            case "tally" -> onBoard(board -> report(board, board.tally(), "done"));
            case "decrypt" -> onBoard(this::decrypt);
            case "result" -> onBoard(board -> report(board, board.publishResult(), "done"));
            case "status" -> onBoard(this::status);
            default -> throw new Arguments.Misused();
        };
    }

    // --- files

    private void write(Path file, byte[] text) throws IOException {
        Files.write(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private void writeSecret(Path file, byte[] text) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        if (file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, text);
        } else {
            write(file, text);
        }
    }

    private String uuid() throws IOException {
        return Files.readString(folder.resolve(UUID)).strip();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    // --- preparation

    private int begin() throws IOException, MalformedText, Arguments.Misused {
        byte[] draft = Files.readAllBytes(Path.of(arguments.required("--draft")));
        // Tried out with a key that is surely an element, so that a faulty draft is refused now and not after the ceremony.
        String uuid = Election.newUuid(random);
        Election.of(Election.Draft.read(draft), uuid, GROUP, GROUP.generator());
        Files.createDirectories(folder);
        write(folder.resolve(DRAFT), draft);
        write(folder.resolve(UUID), Sha256.bytes(uuid + "\n"));
        console.say("begun", uuid, folder);
        return Main.OK;
    }

    private int credentials() throws IOException, Arguments.Misused {
        List<String> lines = Files.readAllLines(Path.of(arguments.required("--voters"))).stream().filter(line -> !line.isBlank()).toList();
        String uuid = uuid();
        List<CredentialRoll.Entry> entries = new ArrayList<>();
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).strip().split(",");
            if (parts.length > 2 || parts[0].isBlank() || (parts.length == 2 && !parts[1].strip().matches("[1-9]\\d{0,8}"))) {
                console.tell("voters.bad", i + 1);
                return Main.REJECTED;
            }
            Credential credential = Credential.generate(random);
            entries.add(new CredentialRoll.Entry(credential.publicKey(uuid, GROUP), parts.length == 2 ? Long.parseLong(parts[1].strip()) : 1));
            codes.append(parts[0].strip()).append('\t').append(credential.text()).append('\n');
        }
        byte[] list = CredentialRoll.write(entries);
        Path secret = folder.resolve("secret-credentials.tsv");
        writeSecret(secret, Sha256.bytes(codes.toString()));
        write(folder.resolve(CREDENTIALS), list);
        console.say("credentials.made", entries.size(), folder.resolve(CREDENTIALS), Sha256.base64(list), secret);
        return Main.OK;
    }

    private int trustee() throws IOException, Arguments.Misused {
        String name = arguments.plain(2);
        if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
            throw new Arguments.Misused();
        }
        TrusteeKey key = TrusteeKey.generate(GROUP, random);
        Path secret = arguments.option("--secret").map(Path::of).orElse(folder.resolve("secret-" + name + ".json"));
        writeSecret(secret, key.secretText());
        write(folder.resolve(name + PUBLIC), key.publicText(random));
        console.say("trustee.made", folder.resolve(name + PUBLIC), secret);
        return Main.OK;
    }

    // --- key ceremony: a folder with a file for each message

    private int ceremony() throws IOException, MalformedText, Arguments.Misused {
        String part = arguments.plain(2);
        Path table = folder.resolve(CEREMONY);
        if (part.equals("start")) {
            int size = arguments.number(arguments.required("--trustees"), 100);
            int threshold = arguments.number(arguments.required("--threshold"), size);
            Files.createDirectories(table);
            write(table.resolve("ceremony.json"),
                    new JsonText().object().field("threshold").number(threshold).field("trustees").number(size).endObject().bytes());
            console.say("ceremony.started", threshold, size);
            return Main.OK;
        }
        JsonValue plan = JsonValue.parse(Files.readAllBytes(table.resolve("ceremony.json")));
        int size = plan.get("trustees").integer(100);
        KeyCeremony ceremony = new KeyCeremony(GROUP, plan.get("threshold").integer(size), size);
        switch (part) {
            case "route" -> {
                List<byte[]> shares = ceremony.shares(messages(table, "certificate", size), messages(table, "polynomial", size));
                for (int i = 0; i < size; i++) {
                    write(table.resolve((i + 1) + ".share.json"), shares.get(i));
                }
                console.say("ceremony.routed");
            }
            case "close" -> {
                byte[] group = ceremony.group(messages(table, "certificate", size), messages(table, "polynomial", size), messages(table, "key", size));
                write(folder.resolve(GROUP_FILE), group);
                console.say("ceremony.closed", folder.resolve(GROUP_FILE));
            }
            default -> participant(part, ceremony, table, size);
        }
        return Main.OK;
    }

    private void participant(String part, KeyCeremony ceremony, Path table, int size) throws IOException, MalformedText, Arguments.Misused {
        int index = arguments.number(arguments.plain(3), size);
        Path seedFile = arguments.option("--secret").map(Path::of).orElse(folder.resolve("secret-seed-" + index + ".txt"));
        if (part.equals("certify")) {
            writeSecret(seedFile, Sha256.bytes(TrusteeKey.Participant.newSeed(random) + "\n"));
        }
        TrusteeKey.Participant participant = new TrusteeKey.Participant(ceremony, index, text(seedFile), random);
        switch (part) {
            case "certify" -> {
                write(table.resolve(index + ".certificate.json"), participant.certificate());
                console.say("ceremony.certified", index, seedFile, size);
            }
            case "share" -> {
                write(table.resolve(index + ".polynomial.json"), participant.polynomial(messages(table, "certificate", size)));
                console.say("ceremony.shared", index, size);
            }
            case "finish" -> {
                TrusteeKey.Participant.Share share =
                        participant.share(messages(table, "certificate", size), Files.readAllBytes(table.resolve(index + ".share.json")));
                Path secret = arguments.option("--key").map(Path::of).orElse(folder.resolve("secret-share-" + index + ".json"));
                writeSecret(secret, share.key().secretText());
                write(table.resolve(index + ".key.json"), share.message());
                console.say("ceremony.finished", index, secret, size);
            }
            default -> throw new Arguments.Misused();
        }
    }

    private static List<byte[]> messages(Path table, String kind, int size) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            messages.add(Files.readAllBytes(table.resolve(i + "." + kind + ".json")));
        }
        return messages;
    }

    private int setup() throws IOException, MalformedText {
        List<Path> parts;
        try (Stream<Path> files = Files.list(folder)) {
            parts = files.filter(file -> file.toString().endsWith(PUBLIC)).sorted().toList();
        }
        List<byte[]> keys = new ArrayList<>();
        for (Path part : parts) {
            keys.add(Files.readAllBytes(part));
        }
        Trustees trustees = Trustees.join(keys);
        Election election = Election.of(Election.Draft.read(Files.readAllBytes(folder.resolve(DRAFT))), uuid(), GROUP, trustees.jointKey(GROUP));
        byte[] credentials = Files.readAllBytes(folder.resolve(CREDENTIALS));
        Path file = folder.resolve(uuid() + ".bel");
        try (FileBoardStore store = FileBoardStore.create(file, clock.instant().getEpochSecond())) {
            Board board = Board.create(store, election, trustees, credentials);
            int owner = 1;
            for (int i = 0; i < parts.size(); i++) {
                int size = Trustees.join(List.of(keys.get(i))).count();
                console.say("setup.owners", parts.get(i).getFileName(), size == 1 ? owner : owner + "–" + (owner + size - 1));
                owner += size;
            }
            console.say("setup.done", file, election.fingerprint(), board.lastEvent());
            return Main.OK;
        } catch (Board.UnsoundSetup unsound) {
            Files.delete(file);
            console.tell("unsound", unsound.getMessage());
            return Main.REJECTED;
        }
    }

    // --- on the board

    private interface Step {
        int on(Board board) throws IOException, MalformedText, Arguments.Misused;
    }

    private int onBoard(Step step) throws IOException, MalformedText, Arguments.Misused {
        Path file = folder.resolve(uuid() + ".bel");
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        try (FileBoardStore store = FileBoardStore.open(file)) {
            return step.on(Board.open(store));
        }
    }

    private int report(Board board, Board.Outcome outcome, String key) throws IOException {
        return switch (outcome) {
            case Board.Recorded recorded -> {
                console.say(key, key.equals("ballot.cast") ? recorded.hash() : board.lastEvent());
                yield Main.OK;
            }
            case Board.Refused refused -> {
                console.tell("refused", console.words().say("check." + refused.check()), refused.check(), refused.check().section(), refused.place());
                yield Main.REJECTED;
            }
        };
    }

    private int vote() throws IOException, MalformedText, Arguments.Misused {
        String source = arguments.required("--credential");
        String typed = source.equals("-") ? new String(console.in().readNBytes(200), StandardCharsets.UTF_8) : text(Path.of(source));
        Optional<Credential> credential = Credential.read(typed);
        if (credential.isEmpty()) {
            console.tell("credential.bad");
            return Main.REJECTED;
        }
        List<List<Integer>> votes = new ArrayList<>();
        try {
            for (JsonValue question : JsonValue.parse(arguments.required("--votes")).items()) {
                List<Integer> vote = new ArrayList<>();
                for (JsonValue choice : question.items()) {
                    vote.add(choice.integer(1));
                }
                votes.add(vote);
            }
        } catch (MalformedText unreadable) {
            console.tell("vote.shape");
            return Main.REJECTED;
        }
        return onBoard(board -> {
            List<Question> questions = board.election().questions();
            if (votes.size() != questions.size()) {
                console.tell("vote.shape");
                return Main.REJECTED;
            }
            for (int i = 0; i < votes.size(); i++) {
                if (!(questions.get(i) instanceof Question.Choice choice) || !choice.allows(votes.get(i))) {
                    console.tell("vote.bad", i + 1, votes.get(i));
                    return Main.REJECTED;
                }
            }
            byte[] ballot = new BallotMaker(board.election(), random).make(credential.get(), votes);
            if (arguments.option("--out").isPresent()) {
                write(Path.of(arguments.required("--out")), ballot);
                console.say("ballot.made", arguments.required("--out"), Sha256.base64(ballot));
                return Main.OK;
            }
            return report(board, board.cast(ballot), "ballot.cast");
        });
    }

    private int decrypt(Board board) throws IOException, MalformedText, Arguments.Misused {
        int owner = arguments.number(arguments.required("--owner"), 1_000);
        byte[] kept = Files.readAllBytes(Path.of(arguments.required("--key")));
        if (arguments.flag("--backup")) {
            Optional<String> password = arguments.option("--password-file");
            String typed;
            if (password.isPresent()) {
                typed = text(Path.of(password.get()));
            } else {
                console.tell("password");
                typed = new String(console.in().readNBytes(1_000), StandardCharsets.UTF_8).strip();
            }
            kept = KeyBackup.open(kept, typed.toCharArray());
        }
        Optional<byte[]> tally = board.tallyText();
        if (tally.isEmpty()) {
            console.tell("no-tally");
            return Main.REJECTED;
        }
        TrusteeKey key = TrusteeKey.read(kept, board.election().group());
        Board.Outcome outcome = board.addDecryption(owner, PartialDecryption.make(board.election(), tally.get(), key, random));
        if (outcome instanceof Board.Recorded) {
            console.say("decrypted", owner, board.lastEvent());
            return Main.OK;
        }
        return report(board, outcome, "done");
    }

    private int status(Board board) throws IOException {
        console.out().println(board.election().uuid() + "  " + board.election().name());
        console.out().println(console.words().say("stage." + board.stage()));
        console.say("accepted.fingerprint", board.election().fingerprint());
        console.say("accepted.last", board.lastEvent());
        return Main.OK;
    }
}

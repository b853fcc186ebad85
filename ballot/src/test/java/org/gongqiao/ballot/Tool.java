package org.gongqiao.ballot;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The independent program belenios-tool 2.0, run as it is in a directory of its own. */
final class Tool {
    private static final String PROGRAM = System.getProperty("ballot.tool", "/usr/bin/belenios-tool");
    final Path directory;

    Tool(Path directory) {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(PROGRAM)), "belenios-tool is not installed");
        this.directory = directory;
    }

    record Ran(int status, String out, String err) {}

    Ran tries(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("tool", ".out");
            Path err = Files.createTempFile("tool", ".err");
            Path in = Files.createTempFile("tool", ".in");
            Files.write(in, input);
            Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectInput(in.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            Ran ran = new Ran(process.waitFor(), Files.readString(out), Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            Files.delete(in);
            return ran;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String run(String... arguments) {
        return run(new byte[0], arguments);
    }

    String run(byte[] input, String... arguments) {
        Ran ran = tries(input, arguments);
        if (ran.status != 0) {
            fail(String.join(" ", arguments) + ": " + ran.status + "\n" + ran.out + ran.err);
        }
        return ran.out;
    }

    void addEvent(String type, String payload) {
        run(payload.getBytes(StandardCharsets.UTF_8), "archive", "add-event", "--type=" + type);
    }

    /** The archive in this directory. */
    Path archive() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".bel")).findFirst().orElseThrow();
        }
    }

    boolean accepts(Path archive) throws IOException {
        Path alone = Files.createTempDirectory(directory, "verify");
        Files.copy(archive, alone.resolve(archive.getFileName()));
        return new Tool(alone).tries(new byte[0], "election", "verify").status == 0;
    }
}

package org.gongqiao.app.voting.tally;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gongqiao.ballot.Board;

/**
 * The ballot library's own program in a JVM of its own, with the vector instructions that the server's JVM is started without. It
 * gets a file and gives an answer; it knows neither the database nor a key.
 */
final class BallotProgram {

    private static final int LONGEST_ANSWER = 1 << 20;

    private BallotProgram() {}

    /** @param words what it wrote: its answer, or what it complained of */
    record Answer(int status, String words) {

        boolean isGood() {
            return status == 0;
        }
    }

    /** Runs one command to its end, which may take an hour for a great election; broken off with the caller's thread. */
    static Answer run(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules", "jdk.incubator.vector", "-Xmx1g",
                "-Dfile.encoding=UTF-8", "-cp", library(folder).toString(), "org.gongqiao.ballot.command.Main"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Path complained = folder.resolve("complained.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(said.toFile()).redirectError(complained.toFile());
        // What the server's JVM was told through the environment is not meant for this one: without its compiler, vectors are slower than none.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            boolean ended = process.waitFor(6, TimeUnit.HOURS);
            if (!ended) {
                throw new IOException("the ballot program did not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            process.destroyForcibly();
        }
        String answer = beginning(said);
        return new Answer(process.exitValue(), answer.isBlank() ? beginning(complained) : answer);
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        }
    }

    /** The library as a file or folder; where the program runs from one packed file, a copy of it. */
    private static Path library(Path folder) throws IOException {
        CodeSource source = Board.class.getProtectionDomain().getCodeSource();
        try {
            if (source.getLocation().getProtocol().equals("file")) {
                return Path.of(source.getLocation().toURI());
            }
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
        Path copy = folder.resolve("ballot.jar");
        try (var in = source.getLocation().openStream()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}

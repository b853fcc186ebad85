package org.gongqiao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The program as a process of its own, as an operator starts it, and there to be killed. */
public record Program(Process process, Path out, Path err) {

    /** Made once for the JVM: an installation to copy, and an archive of the loaded classes, from which every other process starts quicker. */
    private static final Path INSTALLED = Path.of("target", "program", "installed");
    private static final Path ARCHIVE = INSTALLED.resolveSibling("classes.jsa");

    static {
        try {
            FileSystemUtils.deleteRecursively(INSTALLED.getParent());
            Files.createDirectories(INSTALLED);
            assertThat(begin(INSTALLED, "-XX:ArchiveClassesAtExit=" + ARCHIVE, "start-up-cache").exitCode()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts {@code words} with {@code home/data} and {@code home/keys}; what it says is kept beside {@code home}. */
    public static Program start(Path home, String... words) throws IOException {
        return begin(home, fromArchive(), words);
    }

    private static Program begin(Path home, String option, String... words) throws IOException {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--gq.data-dir=" + home.resolve("data"), "--gq.keys-dir=" + home.resolve("keys")));
        Path out = Files.createTempFile(home.getParent(), home.getFileName().toString(), ".out");
        Path err = Files.createTempFile(home.getParent(), home.getFileName().toString(), ".err");
        var builder = new ProcessBuilder(java(option, List.of(), "org.gongqiao.app.Gongqiao", arguments)).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("GONGQIAO_LANG", "zh_CN");
        return new Program(builder.start(), out, err);
    }

    /** Puts an installation without people or unions into {@code home}, as if its first start lay behind it. */
    public static void install(Path home) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("cp", "-a", INSTALLED.toString(), home.toString()).inheritIO().start().waitFor()).isZero();
    }

    /** The command of a Java process that runs a class of the tests beside those of the program. */
    public static List<String> java(Class<?> main, List<String> arguments) {
        return java(fromArchive(), List.of(Path.of("target", "test-classes").toString()), main.getName(), arguments);
    }

    private static List<String> java(String option, List<String> more, String main, List<String> arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Xmx512m", "--enable-native-access=ALL-UNNAMED", option, "-Xlog:aot=off", "-Xlog:cds=off", "-cp"));
        // An archive knows jars alone: the program's own stands for the folders of this JVM, and more comes behind.
        command.add(Stream.of(Stream.of(jar()), Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")),
                more.stream()).flatMap(entries -> entries).collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    private static String fromArchive() {
        return "-XX:SharedArchiveFile=" + ARCHIVE;
    }

    private static String jar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.map(Path::toString).filter(name -> name.endsWith("-SNAPSHOT.jar")).findFirst()
                    .orElseThrow(() -> new AssertionError("no jar of the program: mvn package makes it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said that it is up. */
    public Program awaitReady() throws IOException, InterruptedException {
        for (int tries = 0; tries < 6_000; tries++) {
            if (output().contains("Ctrl+C")) {
                return this;
            }
            if (!process.isAlive()) {
                throw new AssertionError("ended: " + output() + errors());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not ready: " + output() + errors());
    }

    /** Where it listens, such as {@code http://localhost:8080}. */
    public String address() throws IOException {
        var found = Pattern.compile("https?://localhost:\\d+").matcher(output());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and its end. */
    public void stop() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    public String output() throws IOException {
        return Files.readString(out);
    }

    public String errors() throws IOException {
        return Files.readString(err);
    }
}

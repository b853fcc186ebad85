package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.ui.MessageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

class PackageCommandTest {

    @TempDir Path folder;

    private record Answer(int code, String out) {}

    private static Answer check(String... words) throws IOException {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var console = new Console(new MessageFiles(), Locale.SIMPLIFIED_CHINESE, stream, stream);
        int code = PackageCommand.check(Arguments.of(words), new StandardEnvironment(), console, Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    private Path written() throws IOException {
        Path file = folder.resolve("case.zip");
        try (var out = Files.newOutputStream(file)) {
            CasePackage.write(out, Map.of("number", "虚构调〔2026〕1号"), List.of(CasePackage.Entry.of("a.txt", "one".getBytes(StandardCharsets.UTF_8))));
        }
        return file;
    }

    @Test
    void aWholePackageShowsItsNumberAndFingerprint() throws IOException {
        Answer answer = check("package-check", written().toString());
        assertThat(answer.code()).isEqualTo(CommandLine.OK);
        assertThat(answer.out()).contains("虚构调〔2026〕1号", "案卷包完整：1 个文件").containsPattern("SHA-256 [0-9a-f]{64}");
    }

    @Test
    void aChangedOneNamesWhatWasChanged() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("one");
        bytes[at] = 'O';
        Files.write(file, bytes);
        Answer answer = check("package-check", file.toString());
        assertThat(answer.code()).isEqualTo(CommandLine.NO);
        assertThat(answer.out()).contains("a.txt");
    }

    @Test
    void wronglyCalledAndMissingFilesAreSaidSo() throws IOException {
        assertThat(check("package-check").code()).isEqualTo(CommandLine.USAGE);
        assertThatThrownBy(() -> check("package-check", folder.resolve("nothing.zip").toString())).isInstanceOf(NoSuchFileException.class);
    }
}

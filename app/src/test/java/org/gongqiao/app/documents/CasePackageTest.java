package org.gongqiao.app.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasePackageTest {

    @TempDir Path folder;

    private static final List<CasePackage.Entry> ENTRIES = List.of(CasePackage.Entry.of("申请/仲裁申请书.pdf", "one".getBytes(StandardCharsets.UTF_8)),
            CasePackage.Entry.of("证据/1-工资条.jpg", new byte[100_000]));

    private Path written(List<CasePackage.Entry> entries) throws IOException {
        Path file = folder.resolve("case.zip");
        try (var out = Files.newOutputStream(file)) {
            CasePackage.write(out, Map.of("number", "云调〔2026〕12号"), entries);
        }
        return file;
    }

    @Test
    void theSameCaseGivesTheSameBytesInAnyOrder() throws IOException {
        var one = new ByteArrayOutputStream();
        var two = new ByteArrayOutputStream();
        String fingerprint = CasePackage.write(one, Map.of("a", "1", "b", "2"), ENTRIES);
        assertThat(CasePackage.write(two, new LinkedHashMap<>(Map.of("b", "2", "a", "1")), ENTRIES.reversed())).isEqualTo(fingerprint);
        assertThat(two.toByteArray()).isEqualTo(one.toByteArray());
    }

    @Test
    void aWholePackageIsIntact() throws IOException {
        assertThat(CasePackage.verify(written(ENTRIES))).isInstanceOfSatisfying(CasePackage.Verdict.Intact.class, intact -> {
            assertThat(intact.manifest().about()).containsEntry("number", "云调〔2026〕12号");
            assertThat(intact.manifest().entries()).extracting(CasePackage.Listed::name).containsExactly("申请/仲裁申请书.pdf", "证据/1-工资条.jpg");
            assertThat(intact.fingerprint()).hasSize(64);
        });
    }

    @Test
    void everyKindOfDamageIsNamed() throws IOException {
        assertThat(after((name, bytes) -> name.startsWith("证据") ? new byte[100_001] : bytes, null)).containsExactly("CHANGED 证据/1-工资条.jpg");
        assertThat(after((name, bytes) -> name.startsWith("申请") ? "two".getBytes(StandardCharsets.UTF_8) : bytes, null)).containsExactly("CHANGED 申请/仲裁申请书.pdf");
        assertThat(after((name, bytes) -> name.startsWith("申请") ? null : bytes, null)).containsExactly("MISSING 申请/仲裁申请书.pdf");
        assertThat(after((name, bytes) -> bytes, "多出.txt")).containsExactly("ADDED 多出.txt");
        assertThat(after((name, bytes) -> bytes, "../evil.txt")).containsExactly("UNSAFE_NAME ../evil.txt", "ADDED ../evil.txt");
        assertThat(after((name, bytes) -> name.equals(CasePackage.MANIFEST) ? null : bytes, null)).containsExactly("NOT_A_PACKAGE ");
        assertThat(after((name, bytes) -> name.equals(CasePackage.MANIFEST) ? "{".getBytes(StandardCharsets.UTF_8) : bytes, null)).containsExactly("NOT_A_PACKAGE ");
        Path noise = Files.writeString(folder.resolve("noise.zip"), "PK no archive");
        assertThat(CasePackage.verify(noise)).isInstanceOf(CasePackage.Verdict.Broken.class);
    }

    @FunctionalInterface
    interface Tampering {
        byte[] on(String name, byte[] bytes);
    }

    private List<String> after(Tampering tampering, String added) throws IOException {
        Path file = written(ENTRIES);
        Path tampered = folder.resolve("tampered.zip");
        try (var zip = new ZipFile(file.toFile()); var out = new ZipOutputStream(Files.newOutputStream(tampered))) {
            for (var entry : java.util.Collections.list(zip.entries())) {
                byte[] bytes = tampering.on(entry.getName(), zip.getInputStream(entry).readAllBytes());
                if (bytes != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(bytes);
                }
            }
            if (added != null) {
                out.putNextEntry(new ZipEntry(added));
            }
        }
        return ((CasePackage.Verdict.Broken) CasePackage.verify(tampered)).faults().stream().map(fault -> fault.kind() + " " + fault.name()).toList();
    }

    @Test
    void namesThatLeaveTheFolderOrHideAreRefused() {
        for (String name : List.of("", "/a", "a/", "../a", "a/../b", "a\\b", "a//b", "C:a", "a\u202Eb", "a\nb", "manifest.json", "x".repeat(300))) {
            assertThatThrownBy(() -> CasePackage.Entry.of(name, new byte[0])).as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> written(List.of(CasePackage.Entry.of("a", new byte[0]), CasePackage.Entry.of("a", new byte[1])))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContentThatChangesWhileItIsWrittenIsADefect() {
        int[] asked = {0};
        var unsteady = new CasePackage.Entry("a", out -> out.write(asked[0]++));
        assertThatThrownBy(() -> CasePackage.write(new ByteArrayOutputStream(), Map.of(), List.of(unsteady))).hasMessageContaining("changed while");
    }
}

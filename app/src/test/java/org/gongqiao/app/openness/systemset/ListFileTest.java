package org.gongqiao.app.openness.systemset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.junit.jupiter.api.Test;

/** Lists as they come, whole and hostile. */
class ListFileTest {

    private static ListFile.Sheet read(byte[] bytes) throws IOException {
        return ListFile.read(new ByteArrayInputStream(bytes));
    }

    private static void refused(byte[] bytes, ListFile.Fault fault) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOfSatisfying(ListFile.Unreadable.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    private static byte[] sheet(int rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ListWriter list = ListWriter.open(ListFormat.XLSX, out, "s", List.of("a", "b", "c", "d", "e", "f", "g"))) {
            for (int i = 0; i < rows; i++) {
                list.row(Arrays.asList("u" + i, "x", null, "n", "2026-03-01", null, null));
            }
        }
        return out.toByteArray();
    }

    @Test
    void readsHeadingsAndRowsWithTheirNumbers() throws IOException {
        ListFile.Sheet sheet = read(sheet(2));
        assertThat(sheet.headings()).containsExactly("a", "b", "c", "d", "e", "f", "g");
        assertThat(sheet.lines()).hasSize(2);
        assertThat(sheet.lines().getFirst().number()).isEqualTo(2);
        assertThat(sheet.lines().getFirst().cells()).containsExactly("u0", "x", "", "n", "2026-03-01", "", "");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        refused(new byte[0], ListFile.Fault.EMPTY);
        refused("just text".getBytes(StandardCharsets.UTF_8), ListFile.Fault.NOT_XLSX);
        refused(new byte[5_000_001], ListFile.Fault.TOO_LARGE);
        refused(zip("xl/other.xml", 10), ListFile.Fault.NOT_XLSX);
        refused(zip("xl/workbook.xml", 10), ListFile.Fault.NOT_XLSX);
        byte[] half = sheet(50);
        refused(Arrays.copyOf(half, half.length / 2), ListFile.Fault.NOT_XLSX);
    }

    @Test
    void refusesABombAndTooManyRows() throws IOException {
        refused(zip("xl/workbook.xml", 70_000_000), ListFile.Fault.TOO_LARGE);
        refused(sheet(5_001), ListFile.Fault.TOO_MANY_ROWS);
        assertThat(read(sheet(5_000)).lines()).hasSize(5_000);
    }

    private static byte[] zip(String name, int bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[bytes]);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void readsDatesAsOfficesWriteThem() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        for (String typed : List.of("2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日")) {
            assertThat(ListFile.date(typed)).as(typed).contains(day);
        }
        for (String typed : List.of("2026-02-30", "1 March", "2026-13-01", "2026", "99999999999-1-1")) {
            assertThat(ListFile.date(typed)).as(typed).isEmpty();
        }
    }
}

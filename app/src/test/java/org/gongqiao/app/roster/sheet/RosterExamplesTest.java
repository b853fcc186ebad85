package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the rosters as offices send them, against the verdict expected of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterExamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/roster");

    private record Expected(String sheet, int row, String name, String verdict, String reason, String id, String phone, String birth,
            String either) {
    }

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("id_scientific_notation", Reason.ID_SCIENTIFIC_NOTATION), Map.entry("id_check_digit_wrong", Reason.ID_CHECK_DIGIT),
            Map.entry("id_birth_date_impossible", Reason.ID_BIRTH_DATE_IMPOSSIBLE), Map.entry("sex_contradicts_id", Reason.SEX_CONTRADICTS_ID),
            Map.entry("phone_too_short", Reason.PHONE_TOO_SHORT), Map.entry("one_id_two_names", Reason.ONE_ID_TWO_NAMES),
            Map.entry("missing_name", Reason.MISSING_NAME), Map.entry("id_number_cell_lost_digits", Reason.ID_DIGITS_LOST),
            Map.entry("id_length_wrong", Reason.ID_LENGTH), Map.entry("birth_date_contradicts_id", Reason.BIRTH_DATE_CONTRADICTS_ID),
            Map.entry("unknown_code_sex", Reason.UNKNOWN_SEX), Map.entry("unknown_code_id_type", Reason.UNKNOWN_ID_TYPE),
            Map.entry("unknown_code_employment", Reason.UNKNOWN_CODE), Map.entry("unknown_code_education", Reason.UNKNOWN_CODE),
            Map.entry("phone_used_by_two_people", Reason.PHONE_OF_ANOTHER), Map.entry("phone_not_a_mobile_number", Reason.PHONE_NOT_MOBILE),
            Map.entry("missing_sex", Reason.MISSING_SEX), Map.entry("missing_phone", Reason.MISSING_PHONE),
            Map.entry("missing_nationality", Reason.MISSING_NATIONALITY), Map.entry("missing_id_type", Reason.MISSING_ID_TYPE),
            Map.entry("missing_id", Reason.MISSING_ID), Map.entry("id_region_unknown", Reason.ID_REGION_UNKNOWN),
            Map.entry("id_illegal_character", Reason.ID_CHARACTER), Map.entry("formula_error_in_phone", Reason.FORMULA_ERROR),
            Map.entry("birth_date_impossible", Reason.BIRTH_DATE_IMPOSSIBLE));

    private final Map<String, Map<Integer, Expected>> expected = new LinkedHashMap<>();
    private final Map<String, Readings> first = new LinkedHashMap<>();
    private final Map<String, Readings> second = new LinkedHashMap<>();

    RosterExamplesTest() throws IOException {
        for (String line : Files.readAllLines(FOLDER.resolve("expected.tsv")).stream().skip(1).toList()) {
            String[] f = line.split("\t", -1);
            int row = Integer.parseInt(f[2]);
            expected.computeIfAbsent(f[0], _ -> new LinkedHashMap<>())
                    .put(row, new Expected(f[1], row, f[3], f[4], f[5], f[6], f[7], f[8], f[9]));
        }
        for (String file : expected.keySet()) {
            Readings once = Readings.of(FOLDER.resolve(file));
            first.put(file, once);
            second.put(file, Readings.of(FOLDER.resolve(file), file, once.finished().withdrawn()));
        }
    }

    Stream<org.junit.jupiter.params.provider.Arguments> everyRow() {
        return expected.entrySet().stream().flatMap(file -> file.getValue().values().stream().map(row -> arguments(file.getKey(), row)));
    }

    /** The second reading knows what the first withdrew, so each of its verdicts is final. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyRow")
    void rowIsJudgedAsExpected(String file, Expected row) {
        Verdict verdict = second.get(file).verdicts.get(row.row());
        switch (verdict) {
            case null -> assertThat(row.verdict()).as("a row without cells").isEqualTo("skipped");
            case Verdict.Skipped _ -> assertThat(row.verdict()).isEqualTo("skipped");
            case Verdict.DuplicateInFile duplicate -> {
                assertThat(row.verdict()).isEqualTo("duplicate_in_file");
                var values = second.get(file).accepted(duplicate.firstRow()).values();
                assertThat(values.name()).isEqualTo(row.name());
            }
            case Verdict.Rejected rejected -> {
                assertThat(row.verdict()).isEqualTo("rejected");
                assertThat(rejected.findings()).extracting(Finding::reason).contains(REASONS.get(row.reason()));
            }
            case Verdict.Accepted accepted -> {
                assertThat(accepted.isCleaned() ? "accepted_after_cleaning" : "new").isEqualTo(row.verdict());
                assertThat(accepted.values().idNumber()).isEqualTo(row.id());
                assertThat(accepted.values().phone()).isEqualTo(row.phone());
                assertThat(accepted.values().name()).isEqualTo(row.name());
                assertThat(String.valueOf(accepted.values().birthDate())).isEqualTo(row.birth());
            }
        }
    }

    @Test
    void everyRowOfEveryFileIsExpected() {
        first.forEach((file, readings) -> assertThat(expected.get(file).keySet()).as(file).containsAll(readings.verdicts.keySet()));
        assertThat(expected.values().stream().mapToInt(Map::size).sum()).isEqualTo(576);
    }

    @Test
    void bothReadingsCountTheSame() {
        first.forEach((file, once) -> assertThat(second.get(file).finished().counts()).as(file).isEqualTo(once.finished().counts()));
    }

    @Test
    void countsAreThoseOfTheVerdicts() {
        second.forEach((file, readings) -> {
            var counts = readings.finished().counts();
            var rows = expected.get(file).values();
            assertThat(counts.accepted()).isEqualTo(count(rows, "new") + count(rows, "accepted_after_cleaning"));
            assertThat(counts.cleaned()).isEqualTo(count(rows, "accepted_after_cleaning"));
            assertThat(counts.duplicates()).isEqualTo(count(rows, "duplicate_in_file"));
            assertThat(counts.rejected()).isEqualTo(count(rows, "rejected"));
            assertThat(readings.finished().endingDiffers()).isFalse();
        });
    }

    @Test
    void firstReadingWithdrawsTheFirstOfTwoNames() {
        Readings messy = first.get("roster-messy.xlsx");
        assertThat(messy.finished().withdrawn()).containsExactlyEntriesOf(Map.of(8, 116));
        assertThat(messy.verdicts.get(8)).isInstanceOf(Verdict.Accepted.class);
        assertThat(messy.reasons(116)).containsExactly(Reason.ONE_ID_TWO_NAMES);
    }

    @Test
    void reportsTheColumnItMustNotKeep() {
        var layout = first.get("roster-messy.xlsx").finished().layout();
        assertThat(layout.unknown()).containsExactly("血型");
        assertThat(layout.sheet()).isEqualTo("Sheet1");
        assertThat(layout.heading().number()).isEqualTo(3);
        assertThat(layout.columns()).hasSize(26);
    }

    @Test
    void keepsTextThatLooksLikeAFormula() {
        Readings messy = first.get("roster-messy.xlsx");
        List<String> notes = new ArrayList<>();
        for (int row : new int[] {11, 17, 50, 63}) {
            notes.add(messy.accepted(row).values().get(RosterField.NOTE));
        }
        assertThat(notes).containsExactly("-待核实", "=HYPERLINK(\"http://127.0.0.1/?q=1\",\"点此核对\")", "+1 份材料待补", "@综合办公室");
    }

    @Test
    void storesCodesForWords() {
        var values = first.get("roster-clean.xlsx").accepted(4).values();
        assertThat(values.get(RosterField.SEX)).isEqualTo("1");
        assertThat(values.get(RosterField.NATIONALITY)).matches("\\d\\d");
        assertThat(values.idType()).isEqualTo(DocumentType.RESIDENT_ID);
        assertThat(values.union()).isEqualTo("江桥市望桥机械有限公司工会委员会");
        assertThat(values.changeDate()).isNotNull();
        assertThat(first.get("roster-messy.xlsx").accepted(107).values().changeDate()).isEqualTo("2020-03-01");
        assertThat(first.get("roster-gbk.csv").accepted(146).values().get(RosterField.NOTE)).isEqualTo("值班岗,夜班;编号\"7\"");
    }

    @Test
    void neverPrintsAPerson() {
        var accepted = first.get("roster-clean.xlsx").accepted(4);
        assertThat(accepted.toString()).doesNotContain(accepted.values().name(), accepted.values().idNumber());
        assertThat(first.get("roster-clean.xlsx").rows.get(4).toString()).doesNotContain(accepted.values().name());
    }

    private static int count(Iterable<Expected> rows, String verdict) {
        int count = 0;
        for (Expected row : rows) {
            count += row.verdict().equals(verdict) ? 1 : 0;
        }
        return count;
    }
}

package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gongqiao.app.kernel.ResidentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row at a time, and rows that contradict each other. */
class RosterCheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"张\u3000三,张三", "' 张 三\t',张三", "张\u200B三,张三", "阿依古丽•买买提,阿依古丽·买买提", "阿依古丽．买买提,阿依古丽·买买提",
            "阿依古丽・买买提,阿依古丽·买买提", "阿依古丽‧买买提,阿依古丽·买买提", "阿依古丽.买买提,阿依古丽·买买提", "阿依古丽·买买提,阿依古丽·买买提",
            "'ANNA   MARIA\tLIND',ANNA MARIA LIND", "ＡＮＮＡ　ＬＩＮＤ,ANNA LIND", "𬭎䶮,𬭎䶮", "J. R. Smith,J. R. Smith"})
    void cleansNames(String typed, String name) throws IOException {
        Readings readings = read(Sample.with(Sample.person(1), 0, typed));
        assertThat(readings.accepted(2).values().name()).isEqualTo(name);
        assertThat(readings.accepted(2).isCleaned()).isEqualTo(!typed.equals(name));
    }

    @ParameterizedTest
    @CsvSource({"0,'',MISSING_NAME", "0,123,NAME_WITHOUT_LETTER", "1,'',MISSING_PHONE", "1,1380001000,PHONE_TOO_SHORT", "1,138000100011,PHONE_TOO_LONG",
            "1,021-61234567,PHONE_NOT_MOBILE", "1,1.38E+10,PHONE_DIGITS_LOST", "1,13800010001/13800010002,PHONE_CHARACTER", "2,'',MISSING_ID",
            "2,3301061990,ID_LENGTH", "2,33010619900102O019,ID_CHARACTER", "2,990106199001029019,ID_REGION_UNKNOWN", "2,330106199002309019,ID_BIRTH_DATE_IMPOSSIBLE",
            "2,3.30106E+17,ID_SCIENTIFIC_NOTATION", "2,3.30106199001029e17,ID_SCIENTIFIC_NOTATION", "3,'',MISSING_ID_TYPE", "3,会员证,UNKNOWN_ID_TYPE",
            "3,港澳居民居住证,ID_NOT_OF_THIS_TYPE", "4,'',MISSING_SEX", "4,3,UNKNOWN_SEX", "4,女,SEX_CONTRADICTS_ID", "5,'',MISSING_NATIONALITY", "5,火星族,UNKNOWN_NATIONALITY"})
    void namesWhatIsWrong(int column, String typed, Reason reason) throws IOException {
        assertThat(read(Sample.with(Sample.person(1), column, typed)).reasons(2)).containsExactly(reason);
    }

    @Test
    void namesEverythingThatIsWrong() throws IOException {
        Readings readings = read(new String[] {"", "123", "456", "", "", "", "x"});
        assertThat(readings.reasons(2)).containsExactlyInAnyOrder(Reason.MISSING_NAME, Reason.PHONE_TOO_SHORT, Reason.MISSING_ID_TYPE,
                Reason.MISSING_SEX, Reason.MISSING_NATIONALITY);
    }

    @Test
    void takesNoBirthDateAheadOfToday() throws IOException {
        String digits = "330106202611219" + "01";
        Readings readings = read(Sample.with(Sample.person(1), 2, digits + ResidentId.checkDigit(digits)));
        assertThat(readings.reasons(2)).containsExactly(Reason.ID_BIRTH_DATE_IMPOSSIBLE);
        String today = "330106202611209" + "01";
        assertThat(read(Sample.with(Sample.person(1), 2, today + ResidentId.checkDigit(today))).accepted(2).notes()).contains(Note.YOUNGER_THAN_16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19900102", "1990-01-02", "1990/1/2", "1990.1.2", "1990年1月2日", "1990年01月02号", "1990-01-02 00:00:00", "1990-01-02T00:00:00", "１９９０－０１－０２",
            " 1990 / 1 / 2 "})
    void readsDatesInEveryForm(String typed) {
        assertThat(TypedDate.parse(typed)).isEqualTo(new TypedDate(LocalDate.of(1990, 1, 2), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020年3月", "2020-03", "2020.3", "202003", "2020/3"})
    void readsMonths(String typed) {
        assertThat(TypedDate.parse(typed)).isEqualTo(new TypedDate(LocalDate.of(2020, 3, 1), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1990", "90-01-02", "1990-13-01", "1990-02-30", "19900230", "01/02/1990", "1990-1-2-3", "1990--2", "昨天", "1990年1月2日上午", "18991231", "2101-01-01",
            "1990-1-", "１９９０"})
    void refusesWhatIsNoDate(String typed) {
        assertThat(TypedDate.parse(typed).date()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"3,03", "03,03", "回族,03", "回,03", "Hui,03", "03-回族,03", "03 回族,03", "3.回族,03", "０３,03"})
    void findsACodeByNumberOrWord(String typed, String code) throws IOException {
        assertThat(read(Sample.with(Sample.person(1), 5, typed)).accepted(2).values().get(RosterField.NATIONALITY)).isEqualTo(code);
    }

    @Test
    void refusesACodeWhoseWordSaysSomethingElse() throws IOException {
        assertThat(read(Sample.with(Sample.person(1), 5, "03-汉族")).reasons(2)).containsExactly(Reason.UNKNOWN_NATIONALITY);
    }

    @Test
    void readsTheOtherFields() throws IOException {
        String heading = "姓名,移动电话,有效证件号码,有效证件类别,性别,民族,学历,技术等级,就业状况,户籍所在地,是否农民工,邮箱,所在工会,会籍变化日期,工号\n";
        String person = String.join(",", Arrays.copyOf(Sample.person(1), 6));
        Readings good = readText(heading + person + ",大专,高级工,待（下）岗,330103,是,a.b@example.com, 江桥市  总工会 ,2020年3月,007\n");
        RosterRow values = good.accepted(2).values();
        assertThat(values.get(RosterField.EDUCATION)).isEqualTo("30");
        assertThat(values.get(RosterField.SKILL_LEVEL)).isEqualTo("3");
        assertThat(values.get(RosterField.EMPLOYMENT)).isEqualTo("2");
        assertThat(values.get(RosterField.HOUSEHOLD_REGION)).isEqualTo("330103");
        assertThat(values.get(RosterField.MIGRANT_WORKER)).isEqualTo("1");
        assertThat(values.union()).isEqualTo("江桥市  总工会");
        assertThat(values.changeDate()).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(values.get(RosterField.STAFF_NUMBER)).isEqualTo("007");
        Readings bad = readText(heading + person + ",私塾,,77,999999,也许,a@b,,2020-02-30," + "x".repeat(41) + "\n");
        assertThat(bad.reasons(2)).containsExactlyInAnyOrder(Reason.UNKNOWN_CODE, Reason.UNKNOWN_CODE, Reason.REGION_UNKNOWN, Reason.UNKNOWN_CODE,
                Reason.EMAIL_FORM, Reason.DATE_IMPOSSIBLE, Reason.TEXT_TOO_LONG);
        assertThat(((Verdict.Rejected) bad.verdicts.get(2)).findings()).contains(new Finding(Reason.UNKNOWN_CODE, RosterField.EDUCATION, "私塾", 0));
    }

    @Test
    void readsOtherDocuments() throws IOException {
        assertThat(other("护照", "e 6018 4427").accepted(2).values().idNumber()).isEqualTo("E60184427");
        assertThat(other("军官证", "军字第0312345号").accepted(2).values().birthDate()).isNull();
        assertThat(other("护照", "军字第0312345号").reasons(2)).containsExactly(Reason.ID_CHARACTER);
        assertThat(other("护照", "AB").reasons(2)).containsExactly(Reason.ID_LENGTH);
        String taiwan = "83000019900102901";
        assertThat(other("台湾居民居住证", taiwan + ResidentId.checkDigit(taiwan)).accepted(2).values().birthDate()).isEqualTo(LocalDate.of(1990, 1, 2));
    }

    @Test
    void takesUnknownSexFromTheNumber() throws IOException {
        Readings readings = read(Sample.with(Sample.person(1), 4, "未说明"));
        assertThat(readings.accepted(2).values().get(RosterField.SEX)).isEqualTo("1");
        assertThat(readings.accepted(2).notes()).contains(Note.SEX_FROM_ID);
    }

    @Test
    void passesOverLinesThatAreNoData() throws IOException {
        String[] blank = {"", "", "", "", "", "", ""};
        // The blank row has no cell at all in the file and is not even seen.
        Readings readings = read(Sample.person(1), blank, Sample.with(blank, 0, " \u3000"), Sample.HEADING, Sample.with(Sample.with(blank, 0, "合计"), 1, "人"),
                Sample.with(blank, 0, "填表人：办公室　审核人：工会主席"), Sample.with(blank, 0, "注：以上人员均已核对"), Sample.with(blank, 3, "单位（盖章）："), Sample.person(2));
        assertThat(readings.finished().counts()).isEqualTo(new RosterReading.Counts(2, 0, 0, 0, 6));
        assertThat(readings.verdicts.get(5)).isEqualTo(new Verdict.Skipped(5, Verdict.Skipped.Why.HEADING_REPEATED));
        assertThat(readings.verdicts.get(7)).isEqualTo(new Verdict.Skipped(7, Verdict.Skipped.Why.FOOTER));
    }

    @Test
    void rejectsAPersonWithOnlyAName() throws IOException {
        assertThat(read(Sample.with(new String[] {"", "", "", "", "", "", ""}, 0, "张三")).reasons(2)).contains(Reason.MISSING_ID, Reason.MISSING_PHONE);
    }

    @Test
    void neitherOfTwoNamesUnderOneIdIsSafe() throws IOException {
        String[] other = Sample.with(Sample.with(Sample.person(1), 0, "李四"), 1, "13900010009");
        Readings readings = read(Sample.person(1), Sample.person(2), other, Sample.person(1), Sample.with(other, 0, "王五"));
        assertThat(readings.finished().withdrawn()).containsExactly(Map.entry(2, 4));
        assertThat(readings.reasons(4)).containsExactly(Reason.ONE_ID_TWO_NAMES);
        assertThat(readings.reasons(5)).containsExactly(Reason.ONE_ID_TWO_NAMES);
        assertThat(readings.reasons(6)).containsExactly(Reason.ONE_ID_TWO_NAMES);
        assertThat(readings.finished().counts()).isEqualTo(new RosterReading.Counts(1, 0, 0, 4, 0));
        Readings again = again(readings);
        assertThat(again.verdicts.get(2)).isEqualTo(new Verdict.Rejected(2, List.of(new Finding(Reason.ONE_ID_TWO_NAMES, RosterField.ID_NUMBER, "", 4))));
        assertThat(again.finished().counts()).isEqualTo(readings.finished().counts());
        assertThat(again.finished().withdrawn()).isEmpty();
    }

    @Test
    void aRejectedRowStillContradictsButTakesNobodysPlace() throws IOException {
        // Row 2 is rejected for its phone: row 3, the same person, is the first that counts.
        Readings readings = read(Sample.with(Sample.person(1), 1, "123"), Sample.person(1), Sample.person(1));
        assertThat(readings.reasons(2)).containsExactly(Reason.PHONE_TOO_SHORT);
        assertThat(readings.accepted(3)).isNotNull();
        assertThat(readings.verdicts.get(4)).isEqualTo(new Verdict.DuplicateInFile(4, 3));
        // Row 3 is rejected for its phone, and yet shows that row 2 is not safe.
        Readings contradiction = read(Sample.person(1), Sample.with(Sample.with(Sample.person(1), 0, "李四"), 1, "123"));
        assertThat(contradiction.finished().withdrawn()).containsExactly(Map.entry(2, 3));
        assertThat(contradiction.reasons(3)).containsExactly(Reason.PHONE_TOO_SHORT, Reason.ONE_ID_TWO_NAMES);
    }

    @Test
    void theSecondPersonUnderAPhoneIsRejected() throws IOException {
        Readings readings = read(Sample.person(1), Sample.with(Sample.person(2), 1, "+86 138-0001-0001"), Sample.with(Sample.person(3), 1, Sample.person(2)[1]));
        assertThat(((Verdict.Rejected) readings.verdicts.get(3)).findings()).containsExactly(new Finding(Reason.PHONE_OF_ANOTHER, RosterField.PHONE, "", 2));
        // The rejected row did not take the phone it should have had.
        assertThat(readings.accepted(4)).isNotNull();
    }

    /** The compact tables against plain maps, over files dense with repetitions. */
    @Test
    void claimsAgreeWithASimpleModel() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<String[]> rows = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int person = random.nextInt(120);
                String[] row = Sample.person(person);
                row = random.nextInt(15) == 0 ? Sample.with(row, 0, "别名" + (char) ('一' + random.nextInt(3))) : row;
                row = random.nextInt(10) == 0 ? Sample.with(row, 1, Sample.person(random.nextInt(120))[1]) : row;
                rows.add(random.nextInt(12) == 0 ? Sample.with(row, 4, "") : row);
            }
            Readings first = read(rows.toArray(String[][]::new));
            Map<String, java.util.Set<String>> names = new HashMap<>();
            rows.forEach(row -> names.computeIfAbsent(row[2], _ -> new java.util.HashSet<>()).add(row[0]));
            Readings last = again(first);
            Map<String, Integer> accepted = new HashMap<>();
            Map<String, String> phones = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                String[] row = rows.get(i);
                if (last.verdicts.get(i + 2) instanceof Verdict.Accepted) {
                    assertThat(names.get(row[2])).as("row %s", i + 2).hasSize(1);
                    assertThat(accepted.put(row[2], i + 2)).isNull();
                    assertThat(phones.put(row[1], row[2])).isNull();
                } else if (last.verdicts.get(i + 2) instanceof Verdict.DuplicateInFile duplicate && names.get(row[2]).size() == 1) {
                    assertThat(accepted).containsEntry(row[2], duplicate.firstRow());
                }
            }
            assertThat(last.finished().counts()).isEqualTo(first.finished().counts());
        }
    }

    @Test
    void keepsManyClaimsApart() {
        var claims = new Claims();
        for (int i = 1; i <= 50_000; i++) {
            assertThat(claims.claim(i * 1_000L, "n" + i, i)).isEqualTo(Claims.Standing.FREE);
            assertThat(claims.phoneOfAnother(Long.toString(13_000_000_000L + i), i * 1_000L)).isZero();
            claims.accept(i * 1_000L, i);
            claims.acceptPhone(Long.toString(13_000_000_000L + i), i * 1_000L, i);
        }
        for (int i = 1; i <= 50_000; i += 7) {
            assertThat(claims.acceptedRow(i * 1_000L)).isEqualTo(i);
            assertThat(claims.claim(i * 1_000L, "n" + i, 60_000)).isEqualTo(Claims.Standing.TAKEN);
            assertThat(claims.phoneOfAnother(Long.toString(13_000_000_000L + i), 1)).isEqualTo(i);
            assertThat(claims.claim(i * 1_000L, "m", 60_001)).isEqualTo(Claims.Standing.CONTESTED);
        }
        assertThat(claims.key(DocumentType.PASSPORT, "E1")).isNotEqualTo(claims.key(DocumentType.OFFICER_CARD, "E1"));
        assertThat(claims.key(DocumentType.PASSPORT, "E1")).isEqualTo(claims.key(DocumentType.PASSPORT, "E1"));
    }

    @ParameterizedTest
    @CsvSource({"'*姓  名（必填）',NAME", "手机号码,PHONE", "身份证号,ID_NUMBER", "'出生日期\n（如19900101）',BIRTH_DATE", "ID number *,ID_NUMBER", "【必填】民族：,NATIONALITY",
            "E-mail,EMAIL", "工会名称,UNION"})
    void knowsDecoratedHeadings(String typed, RosterField field) {
        assertThat(RosterField.ofHeading(typed)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"血型", "传染病史", "家庭成员姓名", "备用电话号码2", ""})
    void takesNoOtherHeadingForOne(String typed) {
        assertThat(RosterField.ofHeading(typed)).isNull();
    }

    private Readings other(String type, String number) throws IOException {
        return read(Sample.with(Sample.with(Sample.person(1), 3, type), 2, number));
    }

    private Readings read(String[]... rows) throws IOException {
        return Readings.of(new Packages().rows(Sample.xml(rows)).write(folder.resolve("x.xlsx")));
    }

    private Readings again(Readings first) throws IOException {
        return Readings.of(folder.resolve("x.xlsx"), "x.xlsx", first.finished().withdrawn());
    }

    private Readings readText(String text) throws IOException {
        return Readings.of(Files.writeString(folder.resolve("x.csv"), text));
    }
}

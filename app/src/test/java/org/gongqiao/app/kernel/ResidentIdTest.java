package org.gongqiao.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentIdTest {

    @Test
    void readsTheVectorsOfTheStandard() {
        ResidentId woman = valid("11010519491231002X").id();
        assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(woman.sex()).isEqualTo(ResidentId.Sex.FEMALE);
        assertThat(woman.region()).isEqualTo(new RegionCode("110105"));
        ResidentId man = valid("440524188001010014").id();
        assertThat(man.birthDate()).isEqualTo(LocalDate.of(1880, 1, 1));
        assertThat(man.sex()).isEqualTo(ResidentId.Sex.MALE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ",
            "110105\u200B19491231002X\t", "\uFEFF11010519491231002X\u3000", "\u202D11010519491231002X\u202C"})
    void readsWhatPeopleType(String typed) {
        assertThat(valid(typed).id().value()).isEqualTo("11010519491231002X");
    }

    @Test
    void bringsFifteenDigitsToEighteen() {
        ResidentId.Valid read = valid("540102680716914");
        assertThat(read.converted()).isTrue();
        assertThat(read.id().value()).isEqualTo("540102196807169140");
        assertThat(valid("510104840813987").id().value()).isEqualTo("510104198408139872");
        assertThat(valid("110101200101996").id().birthDate().getYear()).isEqualTo(1820);
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY", "'\u3000 \u200B',EMPTY", "1101051949123100,LENGTH", "1101051949123100222,LENGTH",
            "110105194912310O2X,CHARACTER", "11010519491231002Y,CHARACTER", "1.1010519491231E17,CHARACTER",
            "1234567890123a5,CHARACTER", "990101197612039081,REGION", "110000194912310021,REGION",
            "610113199002309901,BIRTH_DATE", "540102198706319882,BIRTH_DATE", "110105198513019575,BIRTH_DATE",
            "110105000012310021,BIRTH_DATE", "110105194912310021,CHECK_DIGIT"})
    void namesTheFault(String typed, ResidentId.Fault fault) {
        assertThat(ResidentId.parse(typed)).isEqualTo(new ResidentId.Refused(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"320103199206269145", "310103198510169812", "330103196510119756", "330104198610169481", "110103198710079013"})
    void keepsNumbersOfCountiesThatAreNoMore(String number) {
        assertThat(ResidentId.parse(number)).isInstanceOf(ResidentId.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"81000019880917912", "82000019880917912", "83000019880917912"})
    void readsResidencePermits(String digits) {
        ResidentId id = valid(digits + ResidentId.checkDigit(digits)).id();
        assertThat(id.isResidencePermit()).isTrue();
    }

    @Test
    void knowsLeapYears() {
        assertThat(ResidentId.parse(complete("11010119000229900"))).isEqualTo(new ResidentId.Refused(ResidentId.Fault.BIRTH_DATE));
        assertThat(ResidentId.parse(complete("11010120000229900"))).isInstanceOf(ResidentId.Valid.class);
        assertThat(ResidentId.parse(complete("11010120010229900"))).isEqualTo(new ResidentId.Refused(ResidentId.Fault.BIRTH_DATE));
    }

    /** MOD 11-2 finds every single wrong digit and every swap of two neighbours. */
    @Test
    void findsEverySingleErrorAndEverySwap() {
        Random random = new Random(11643);
        for (int n = 0; n < 300; n++) {
            LocalDate birth = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
            String right = complete("110101%tY%<tm%<td%03d".formatted(birth, 900 + random.nextInt(96)));
            assertThat(ResidentId.parse(right)).isInstanceOf(ResidentId.Valid.class);
            for (int i = 0; i < 18; i++) {
                for (char c : (i == 17 ? "0123456789X" : "0123456789").toCharArray()) {
                    if (c != right.charAt(i)) {
                        var wrong = new StringBuilder(right);
                        wrong.setCharAt(i, c);
                        assertThat(ResidentId.parse(wrong.toString())).isInstanceOf(ResidentId.Refused.class);
                    }
                }
                if (i < 16 && right.charAt(i) != right.charAt(i + 1)) {
                    String swapped = right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2);
                    assertThat(ResidentId.parse(swapped)).isInstanceOf(ResidentId.Refused.class);
                }
            }
        }
    }

    @Test
    void neverPrintsTheWholeNumber() {
        assertThat(valid("11010519491231002X").toString()).contains("110***********002X").doesNotContain("19491231");
    }

    private static ResidentId.Valid valid(String typed) {
        return (ResidentId.Valid) ResidentId.parse(typed);
    }

    private static String complete(String digits) {
        return digits + ResidentId.checkDigit(digits);
    }
}

package org.gongqiao.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnifiedCreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void readsTheVectorOfTheStandard() {
        var code = ((UnifiedCreditCode.Valid) UnifiedCreditCode.parse(" 91350100m000100y43 ")).code();
        assertThat(code.value()).isEqualTo("91350100M000100Y43");
        assertThat(code.regionDigits()).isEqualTo("350100");
        assertThat(code.organisationCode()).isEqualTo("M000100Y4");
        assertThat(code.isTradeUnion()).isFalse();
    }

    @Test
    void knowsAGrassrootsUnion() {
        String first = "81310115" + "MC0000000".substring(0, 8) + UnifiedCreditCode.organisationCheck("MC000000");
        var code = ((UnifiedCreditCode.Valid) UnifiedCreditCode.parse(first + UnifiedCreditCode.checkDigit(first))).code();
        assertThat(code.isTradeUnion()).isTrue();
        assertThat(code.isGrassrootsUnion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY", "91350100M000100Y4,LENGTH", "91350100M000100YI3,CHARACTER", "9135O100M000100Y43,CHARACTER",
            "913501A0M000100Y43,CHARACTER", "91350100M000100Y53,ORGANISATION_CHECK", "91350100M000100Y44,CHECK_DIGIT"})
    void namesTheFault(String typed, UnifiedCreditCode.Fault fault) {
        assertThat(UnifiedCreditCode.parse(typed)).isEqualTo(new UnifiedCreditCode.Refused(fault));
    }

    @Test
    void findsEverySingleError() {
        Random random = new Random(32100);
        for (int n = 0; n < 60; n++) {
            var eight = new StringBuilder("MA");
            for (int i = 0; i < 6; i++) {
                eight.append(ALPHABET.charAt(random.nextInt(31)));
            }
            String first = "91310115" + eight + UnifiedCreditCode.organisationCheck(eight.toString());
            String right = first + UnifiedCreditCode.checkDigit(first);
            assertThat(UnifiedCreditCode.parse(right)).isInstanceOf(UnifiedCreditCode.Valid.class);
            for (int i = 0; i < 18; i++) {
                for (char c : ALPHABET.toCharArray()) {
                    if (c != right.charAt(i)) {
                        var wrong = new StringBuilder(right);
                        wrong.setCharAt(i, c);
                        assertThat(UnifiedCreditCode.parse(wrong.toString())).isInstanceOf(UnifiedCreditCode.Refused.class);
                    }
                }
            }
        }
    }
}

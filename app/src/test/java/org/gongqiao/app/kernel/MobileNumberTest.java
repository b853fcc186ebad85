package org.gongqiao.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"13800009000", "+86 138-0000-9000", "008613800009000", "86 13800009000", "１３８００００９０００",
            "\u202D13800009000\u202C", "138 0000 9000", "(+86)13800009000", "138\u20110000\u20119000", "138\u00A00000\u00A09000"})
    void readsWhatPeopleType(String typed) {
        var number = ((MobileNumber.Valid) MobileNumber.parse(typed)).number();
        assertThat(number.value()).isEqualTo("13800009000");
        assertThat(number).hasToString("138****9000");
    }

    @ParameterizedTest
    @CsvSource({"'',EMPTY", "'--',EMPTY", "1380000900,TOO_SHORT", "138000090001,TOO_LONG", "12800009000,NOT_MOBILE",
            "02161234567,NOT_MOBILE", "010-12345678,NOT_MOBILE", "138OOOO9000,CHARACTER", "13800009000/13900009000,CHARACTER"})
    void namesTheFault(String typed, MobileNumber.Fault fault) {
        assertThat(MobileNumber.parse(typed)).isEqualTo(new MobileNumber.Refused(fault));
    }

    @Test
    void acceptsEveryPrefixFrom13To19() {
        for (int prefix = 10; prefix <= 99; prefix++) {
            boolean accepted = MobileNumber.parse(prefix + "800009000") instanceof MobileNumber.Valid;
            assertThat(accepted).as("prefix %s", prefix).isEqualTo(prefix >= 13 && prefix <= 19);
        }
    }
}

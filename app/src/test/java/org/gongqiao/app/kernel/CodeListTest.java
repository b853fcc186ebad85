package org.gongqiao.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeListTest {

    @Test
    void holdsTheNationalLists() {
        assertThat(CodeList.nationalities().entries()).hasSize(58).extracting(CodeList.Entry::zh).startsWith("汉族").doesNotHaveDuplicates();
        assertThat(CodeList.politicalStatus().entries()).hasSize(13);
        assertThat(CodeList.industries().entries()).hasSize(20).extracting(CodeList.Entry::code).first().isEqualTo("A");
        assertThat(CodeList.education().entries()).extracting(CodeList.Entry::code).contains("10", "20", "30", "40", "60", "70", "80");
    }

    @Test
    void findsByCodeWordAndAlias() {
        assertThat(code(CodeList.nationalities(), "汉族")).isEqualTo("01");
        assertThat(code(CodeList.nationalities(), "汉")).isEqualTo("01");
        assertThat(code(CodeList.nationalities(), "1")).isEqualTo("01");
        assertThat(code(CodeList.nationalities(), "UYGUR")).isEqualTo("05");
        assertThat(code(CodeList.education(), "大专")).isEqualTo("30");
        assertThat(code(CodeList.politicalStatus(), "党员")).isEqualTo("01");
        assertThat(CodeList.education().find("幼儿园")).isEmpty();
        assertThat(CodeList.nationalities().find("99")).isEmpty();
    }

    private static String code(CodeList list, String word) {
        return list.find(word).orElseThrow().code();
    }
}

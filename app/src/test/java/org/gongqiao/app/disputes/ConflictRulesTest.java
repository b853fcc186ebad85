package org.gongqiao.app.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.gongqiao.app.disputes.file.Mediator.Declared;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.ShippedBook;
import org.gongqiao.app.law.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictRulesTest {

    private static final Book BOOK = ShippedBook.of("disputes").at("330106", LocalDate.of(2026, 9, 1));

    @ParameterizedTest
    @CsvSource({"false, false, false, false, false, none", "true, false, false, false, true, related", "false, true, false, false, false, sameEmployer",
            "false, true, false, false, true, none", "false, false, true, false, true, earlierPart", "false, false, false, true, true, interest"})
    void whoIsNotFreeDoesNotMediate(boolean related, boolean sameEmployer, boolean earlier, boolean interest, boolean onCommittee, String key) {
        Verdict verdict = ConflictRules.mayMediate(new Declared(related, sameEmployer, earlier, interest), onCommittee, BOOK);
        assertThat(verdict.key()).isEqualTo("disputes.verdict.conflict." + key);
        assertThat(verdict instanceof Verdict.Unlawful).isEqualTo(!key.equals("none"));
        assertThat(verdict.ground().ruleId()).isEqualTo("R-18");
    }
}

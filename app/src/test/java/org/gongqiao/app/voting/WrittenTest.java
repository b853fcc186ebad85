package org.gongqiao.app.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names on papers as two tellers type them. */
class WrittenTest {

    @Test
    void readsANameAndItsVotesALineHoweverTheyAreParted() {
        assertThat(Written.parse("王 虚构 2\n丁示例：1\n\n Ada Byron, 3 \n王虚构　4")).contains(List.of(new Written("AdaByron", 3), new Written("丁示例", 1), new Written("王虚构", 6)));
        assertThat(Written.parse("  ")).contains(List.of());
        assertThat(new Written("王\u3000虚构", 1).is("王虚构 ")).isTrue();
    }

    @Test
    void refusesALineWithoutAName() {
        assertThat(Written.parse("王虚构")).isEmpty();
        assertThat(Written.parse("3")).isEmpty();
        assertThat(Written.parse("王虚构 2\n丁示例 some")).isEmpty();
    }
}

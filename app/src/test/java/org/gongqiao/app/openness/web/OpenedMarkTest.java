package org.gongqiao.app.openness.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a device keeps of what it opened. */
class OpenedMarkTest {

    @Test
    void aDeviceIsCountedOncePerPublication() {
        UUID one = UUID.randomUUID();
        OpenedMark marked = OpenedMark.of(null).firstTime(one).orElseThrow();
        OpenedMark again = OpenedMark.of(String.join(".", marked.marks()));
        assertThat(again.firstTime(one)).isEmpty();
        assertThat(again.firstTime(UUID.randomUUID())).isPresent();
    }

    @Test
    void theMarkDoesNotSayWhichPublicationItIsInClearAndStaysSmall() {
        OpenedMark marks = OpenedMark.of("");
        UUID last = UUID.randomUUID();
        for (int i = 0; i < 500; i++) {
            last = UUID.randomUUID();
            marks = marks.firstTime(last).orElseThrow();
        }
        assertThat(marks.marks()).hasSize(120);
        assertThat(marks.firstTime(last)).isEmpty();
        assertThat(marks.cookie(true)).hasSizeLessThan(1_400).contains("HttpOnly").contains("Secure").contains("SameSite=Lax").contains("Path=/my/openness")
                .doesNotContain(last.toString());
    }

    @Test
    void whatSomebodyElseWroteIntoTheCookieIsLeftOut() {
        assertThat(OpenedMark.of("<script>.abcdefgh.; rm -rf.AAAA").marks()).containsExactly("abcdefgh");
    }
}

package org.gongqiao.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final String SECRET = Totp.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** The SHA-1 vectors of RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"})
    void agreesWithTheVectorsOfTheRfc(long seconds, String code) {
        assertThat(Totp.codeAt(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @Test
    void takesNeighbouringStepsAndNoneTwice() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.codeAt(SECRET, now.minusSeconds(30));
        long step = Totp.matchingStep(SECRET, code, now, 0).orElseThrow();
        assertThat(Totp.matchingStep(SECRET, code, now, step)).isEmpty();
        assertThat(Totp.matchingStep(SECRET, Totp.codeAt(SECRET, now.minusSeconds(90)), now, 0)).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Totp.decode(SECRET)).isEqualTo("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    }
}

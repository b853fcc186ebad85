package org.gongqiao.app.casework;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The code with which somebody without a name comes back: twenty characters in five groups, a hundred random bits, so that
 * guessing needs no limit that would have to know who guesses. Letters that are taken for digits are left out (Crockford's
 * base 32).
 */
final class ReturnCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;

    private ReturnCode() {}

    static String next(RandomGenerator random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** The code as it was given, from what somebody typed: spaces, case and mistaken letters do not matter. */
    static Optional<String> read(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
        if (plain.length() != LENGTH || !plain.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0)) {
            return Optional.empty();
        }
        return Optional.of(String.join("-", plain.split("(?<=\\G.{" + GROUP + "})")));
    }
}

package org.gongqiao.app.voting.board;

import java.security.SecureRandom;

/** Ids of boards: nobody guesses one, and as the uuid of an election it has the digits that the protocol asks for. */
public final class BoardIds {

    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BoardIds() {}

    public static String random() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}

package org.gongqiao.app.sessions.roll;

/**
 * How many votes are on the roll and in the room, by weight; attendants are not counted (N-3).
 *
 * @param proved delegates, by head, of whom it is proved that they had the papers
 */
public record Turnout(int delegates, int present, int heads, int proved) {}

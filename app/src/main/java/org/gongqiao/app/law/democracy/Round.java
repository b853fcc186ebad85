package org.gongqiao.app.law.democracy;

/** What follows a count; message {@code law.round.<NAME>}. */
public enum Round {
    /** All seats are filled. */
    DONE,
    /** Those with equal votes stand again for what is left. */
    AMONG_TIED,
    /** A further vote for the seats left, or fewer seats by consent. */
    FURTHER,
    /** Nobody may say before the number is confirmed. */
    CONFIRM
}

package org.gongqiao.app.supervision.file;

/** What was answered to a letter; messages {@code supervision.answer.<NAME>}. */
public enum Answer {
    /** Will correct, or has corrected. */
    ACCEPTS,
    /** Corrects some of it. */
    PARTLY,
    /** Holds the letter wrong and says why. */
    OBJECTS
}

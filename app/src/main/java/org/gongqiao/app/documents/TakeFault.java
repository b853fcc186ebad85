package org.gongqiao.app.documents;

/** Why a file is not taken. */
public enum TakeFault {
    EMPTY,
    /** Larger than its type may be; the argument is the limit in megabytes. */
    TOO_LARGE,
    /** None of the types that are taken, whatever its name says. */
    TYPE,
    /** Begins like a type that is taken, but is damaged, or also is something else. */
    DAMAGED,
    /** A picture with more pixels, or an office file that unpacks to more, than can be opened safely. */
    BOMB,
    /** An office file with macros or other programs in it. */
    PROGRAM,
    /** The record, or the person, has no room left. */
    QUOTA
}

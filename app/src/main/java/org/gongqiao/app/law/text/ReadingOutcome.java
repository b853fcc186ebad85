package org.gongqiao.app.law.text;

/** What became of reading a file. */
public sealed interface ReadingOutcome {

    /** Read and kept for a look, for a day. */
    record Preview(Edition edition) implements ReadingOutcome {}

    record Refused(TextFile.Refusal reason) implements ReadingOutcome {}
}

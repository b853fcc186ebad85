package org.gongqiao.app.roster.sheet;

import java.util.List;
import java.util.Set;

/** What becomes of one row. {@code row} is its number as the spreadsheet shows it. */
public sealed interface Verdict {

    int row();

    /** To be written, unless it is withdrawn at the end of the file: see {@link RosterReading}. */
    record Accepted(int row, RosterRow values, Set<Note> notes) implements Verdict {

        /** True when a value is stored otherwise than typed. */
        public boolean isCleaned() {
            return notes.stream().anyMatch(Note::isCleaning);
        }
    }

    /** The same person, by ID and name, was accepted in an earlier row. Not written twice. */
    record DuplicateInFile(int row, int firstRow) implements Verdict {
    }

    record Rejected(int row, List<Finding> findings) implements Verdict {
    }

    /** Not a row of data. */
    record Skipped(int row, Why why) implements Verdict {
        public enum Why { EMPTY, FOOTER, HEADING_REPEATED }
    }
}

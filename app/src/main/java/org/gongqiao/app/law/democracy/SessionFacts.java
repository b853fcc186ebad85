package org.gongqiao.app.law.democracy;

import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about a session of a workers' congress and what lies between sessions. No names, no numbers of persons. */
public sealed interface SessionFacts {

    /** What the congress does with a matter; each on the agenda has one. */
    enum Power {
        /** Reported. */
        HEARD,
        /** Deliberated, with an opinion. */
        DELIBERATED,
        /** Void without a vote of the congress. */
        PASSED,
        SUPERVISED, ELECTED, APPRAISED
    }

    /**
     * @param inEachYear a session in this calendar year and in the one before; of a school in this school year and in the one before
     * @param sinceLast  how {@code D-07.each}, or {@code D-30.each}, stood, counted from the session before
     */
    record Frequency(boolean inEachYear, Elapsed sinceLast) implements SessionFacts {}

    /** A session out of turn. */
    record Request(boolean employer, boolean union, int delegates, int asking) implements SessionFacts {
        public Request {
            Weighing.part(asking, delegates);
        }
    }

    /** @param delegates all of them; attendants without a vote are not counted */
    record Attendance(int delegates, int present) implements SessionFacts {
        public Attendance {
            Weighing.part(present, delegates);
        }
    }

    /** @param itemByItem each matter had a vote of its own */
    record Vote(Power power, int delegates, int present, int inFavour, boolean secret, boolean itemByItem) implements SessionFacts {
        public Vote {
            Weighing.part(present, delegates);
            Weighing.part(inFavour, present);
        }
    }

    /**
     * @param papers    how {@code D-11.papers}, counted back from the session, stood on the day the last delegate had them
     * @param discussed in the groups before the session
     */
    record Papers(boolean written, Elapsed papers, boolean discussed) implements SessionFacts {}

    /** @param submitted the employer brought it before the congress */
    record Effect(Power power, boolean submitted, boolean passed) implements SessionFacts {}

    /** What was passed is changed. */
    record Change(boolean passedAgain) implements SessionFacts {}

    /** @param reported the outcome goes to the next session */
    record Joint(Power power, boolean convenedByUnion, boolean reported) implements SessionFacts {}

    /** @param filing how {@code D-15.filing} stands, or stood on the day of the report */
    record Filing(boolean filed, Elapsed filing) implements SessionFacts {}

    /** @param correct how {@code D-17.correct} stands since the union's demand */
    record Correction(boolean corrected, Elapsed correct) implements SessionFacts {}
}

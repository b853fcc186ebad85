package org.gongqiao.app.law.democracy;

import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about a meeting of a union's members or of their delegates, beside elections. No names, no numbers of persons. */
public sealed interface MembersFacts {

    /** @param entitled delegates, or all members where they meet themselves */
    record Attendance(int entitled, int present) implements MembersFacts {
        public Attendance {
            Weighing.part(present, entitled);
        }
    }

    record Vote(SessionFacts.Power power, int entitled, int present, int inFavour) implements MembersFacts {
        public Vote {
            Weighing.part(present, entitled);
            Weighing.part(inFavour, present);
        }
    }

    /** @param notice how {@code J-25.notice}, counted back from the meeting, stood on the day the last of them knew day and agenda */
    record Notice(Elapsed notice) implements MembersFacts {}

    /**
     * @param inEachYear met in this calendar year and in the one before
     * @param sinceLast  how {@code J-25.each} stands, counted from the meeting before
     */
    record Frequency(boolean inEachYear, Elapsed sinceLast) implements MembersFacts {}

    /** @param ofStaff the matter lies with the workers' congress */
    record Matter(boolean ofStaff) implements MembersFacts {}
}

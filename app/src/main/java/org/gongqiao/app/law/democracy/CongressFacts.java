package org.gongqiao.app.law.democracy;

import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about the make-up of a workers' congress. No names, no numbers of persons. */
public sealed interface CongressFacts {

    /** @param assembly of all staff instead of a congress of delegates */
    record Form(int staff, boolean assembly) implements CongressFacts {}

    /** @param agreed employer and union agreed on the number */
    record Seats(int staff, int delegates, boolean agreed) implements CongressFacts {}

    /** @param largeGroup spread over regions or industries */
    record Leaders(int delegates, int leaders, boolean largeGroup) implements CongressFacts {
        public Leaders {
            Weighing.part(leaders, delegates);
        }
    }

    /** @param frontLine delegates from the front line */
    record FrontLine(int delegates, int frontLine) implements CongressFacts {
        public FrontLine {
            Weighing.part(frontLine, delegates);
        }
    }

    /** A group of staff, such as women, and its delegates. */
    record Group(int delegates, int ofGroup, int staff, int staffOfGroup) implements CongressFacts {
        public Group {
            Weighing.part(ofGroup, delegates);
            Weighing.part(staffOfGroup, staff);
        }
    }

    /**
     * A delegate's election, first or to fill a gap, in his constituency.
     *
     * @param constituency all staff of it
     * @param own          held by the constituency the seat belongs to
     * @param published    the result was published
     */
    record Election(int constituency, int takingPart, int votes, boolean own, boolean published) implements CongressFacts {
        public Election {
            Weighing.part(takingPart, constituency);
            Weighing.part(votes, takingPart);
        }
    }

    /** @param votes for it, of all staff of the constituency */
    record Recall(int constituency, int votes) implements CongressFacts {
        public Recall {
            Weighing.part(votes, constituency);
        }
    }

    /**
     * @param unionYears term of the union's committee
     * @param term       how the congress's term stands
     * @param early      a new congress is elected before the end of the term
     * @param consent    of the union above, in writing
     * @param delay      how {@code D-06.delay} stands, counted from the end of the term
     */
    record Term(int years, int unionYears, Elapsed term, boolean early, boolean consent, Elapsed delay) implements CongressFacts {}

    /** @param frontLine of the presidium's members; nationally workers, technical staff and managers below the head */
    record Presidium(int staff, int delegates, int members, int frontLine) implements CongressFacts {
        public Presidium {
            Weighing.part(frontLine, members);
        }
    }

    /** A congress of a region or an industry. */
    record Regional(int delegates, int managers, int frontLine) implements CongressFacts {
        public Regional {
            Weighing.part(managers, delegates);
            Weighing.part(frontLine, delegates);
        }
    }

    /** The number of a school's delegates. */
    record SchoolSeats(int staff, int delegates) implements CongressFacts {}

    /** @param term how the term of a school's congress stands */
    record SchoolTerm(int years, Elapsed term) implements CongressFacts {}

    /** A school's congress. */
    record School(int staff, boolean assembly, int delegates, int teachers, int leaders) implements CongressFacts {
        public School {
            Weighing.part(teachers, delegates);
            Weighing.part(leaders, delegates);
        }
    }
}

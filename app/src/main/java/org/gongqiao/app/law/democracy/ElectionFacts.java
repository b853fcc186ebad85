package org.gongqiao.app.law.democracy;

import java.util.List;
import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about the elections of a union. No names, no numbers of persons. */
public sealed interface ElectionFacts {

    /** What somebody is elected to. */
    enum Office { COMMITTEE, STANDING_COMMITTEE, CHAIR, AUDIT_COMMITTEE, WOMENS_COMMITTEE }

    /** How a voter may name somebody who is not a candidate. */
    enum WriteIn {
        /** On the ballot itself, instead of a candidate he rejects. */
        ON_BALLOT,
        /** By a motion that puts further names on the ballot before the vote opens. */
        BY_MOTION,
        /** On the ballot by who votes on paper, by a motion beforehand for who votes electronically. */
        ON_PAPER_OR_BY_MOTION,
        NONE
    }

    /** @param seats of the committee; one in a small union may be an organiser without committee */
    record Seats(int members, int seats) implements ElectionFacts {}

    /**
     * @param nearRelative           of the enterprise's head
     * @param head                   himself head, legal representative, partner, or near relative of one of these
     * @param forChair               stands for chair or vice-chair
     * @param personnelHeadOrForeign heads personnel, or is of foreign nationality
     */
    record Candidate(boolean nearRelative, boolean head, boolean forChair, boolean personnelHeadOrForeign) implements ElectionFacts {}

    /** @param congress of delegates instead of all members */
    record Form(int members, boolean congress) implements ElectionFacts {}

    /** @param managers delegates from the middle level upward */
    record Delegates(int members, int delegates, int managers) implements ElectionFacts {
        public Delegates {
            Weighing.part(managers, delegates);
        }
    }

    /** @param member of the union; who stands for a members' congress */
    record Nominee(boolean member) implements ElectionFacts {}

    /** One delegate's election in his unit. */
    record DelegateVote(int members, int present, int votes, int seats, int candidates, boolean secret) implements ElectionFacts {
        public DelegateVote {
            Weighing.part(present, members);
            Weighing.part(votes, present);
        }
    }

    /** @param entitled all who should attend: members, or delegates */
    record Attendance(int entitled, int present) implements ElectionFacts {
        public Attendance {
            Weighing.part(present, entitled);
        }
    }

    /** @param amongElected candidates for chair are members of the elected committee, or are elected directly */
    record Contest(Office office, int seats, int candidates, boolean amongElected) implements ElectionFacts {}

    /**
     * @param strokeOrder  candidates stand in the order of strokes of the surname
     * @param abstention   each candidate can be approved, rejected or abstained from
     * @param tellerStands one of the tellers is a candidate
     * @param electronic   not on paper
     * @param mobileBox    a box was carried to voters
     * @param boxWatched   tellers went with it
     */
    record Conduct(boolean secret, boolean proxies, boolean strokeOrder, boolean abstention, WriteIn writeIn, boolean tellerStands, boolean electronic,
                   boolean mobileBox, boolean boxWatched) implements ElectionFacts {}

    record Ballots(int issued, int returned) implements ElectionFacts {}

    /** @param chosen candidates and written-in names together */
    record Ballot(int chosen, int seats) implements ElectionFacts {}

    /**
     * @param entitled all who should attend: absent and abstaining are not for anybody
     * @param votes    of each candidate, in the order of the list, written-in names behind
     */
    record Count(int entitled, int seats, List<Integer> votes) implements ElectionFacts {
        public Count {
            votes = List.copyOf(votes);
            votes.forEach(each -> Weighing.part(each, entitled));
        }
    }

    /**
     * Seats left empty after a further round.
     *
     * @param consenting with fewer seats
     */
    record Fewer(int members, int elected, int entitled, int present, int consenting) implements ElectionFacts {
        public Fewer {
            Weighing.part(present, entitled);
            Weighing.part(consenting, present);
        }
    }

    /** @param shown how {@code J-14.shown} stood on the day of the election: the list must have hung until it was over */
    record Publicity(Elapsed shown) implements ElectionFacts {}

    /** Candidates reviewed before the meeting. */
    record Review(boolean party, boolean unionAbove) implements ElectionFacts {}

    /**
     * The union above answers the report of the result.
     *
     * @param reply how {@code J-15.reply} stands, or stood on the day of the answer
     */
    record Reply(boolean procedureKept, boolean replied, boolean approved, Elapsed reply) implements ElectionFacts {}

    /**
     * @param term          how the committee's term stands
     * @param delayApproved by the union above
     * @param delay         how {@code J-16.delay} stands, counted from the end of the term
     */
    record Term(int years, Elapsed term, boolean delayApproved, Elapsed delay) implements ElectionFacts {}

    /** @param committee asked for by the committee itself */
    record Request(boolean committee, int members, int asking) implements ElectionFacts {
        public Request {
            Weighing.part(asking, members);
        }
    }

    /** @param all members, or all delegates of the members' congress */
    record Recall(boolean atMeeting, boolean secret, int all, int votes) implements ElectionFacts {
        public Recall {
            Weighing.part(votes, all);
        }
    }

    /** @param interim how {@code J-22.interim} stands since the chair fell vacant */
    record Vacancy(boolean filled, Elapsed interim) implements ElectionFacts {}
}

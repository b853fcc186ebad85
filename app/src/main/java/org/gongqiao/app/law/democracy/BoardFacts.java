package org.gongqiao.app.law.democracy;

import org.gongqiao.app.law.rights.Elapsed;

/** What is asked about worker directors and supervisors of a company. No names, no numbers of persons. */
public sealed interface BoardFacts {

    enum Company {
        LIMITED, JOINT_STOCK,
        /** Owned by the state alone. */
        STATE_OWNED
    }

    /** Who supervises the board. */
    enum Oversight {
        /** A board of supervisors with workers on it. */
        SUPERVISORS_WITH_WORKERS,
        SUPERVISORS_WITHOUT_WORKERS,
        /** An audit committee of directors instead of supervisors. */
        AUDIT_COMMITTEE,
        NONE
    }

    /** What a worker is elected to. */
    enum Seat { DIRECTOR, SUPERVISOR }

    /** @param board there is a board, not a single director */
    record Directors(Company company, int staff, boolean board, Oversight oversight, int workerDirectors) implements BoardFacts {}

    /** @param years of their term */
    record Supervisors(int supervisors, int workers, int years) implements BoardFacts {
        public Supervisors {
            Weighing.part(workers, supervisors);
        }
    }

    /** One who is to hold a seat, and what else he is in the company. */
    record Holder(Seat seat, int years, boolean executive, boolean director, boolean supervisor) implements BoardFacts {}

    /** @param unionHead stands among the candidates */
    record Election(int delegates, int votes, boolean secret, boolean nominatedByUnion, boolean unionHead) implements BoardFacts {
        public Election {
            Weighing.part(votes, delegates);
        }
    }

    /** A motion to recall, signed by delegates or by staff. */
    record Motion(int delegates, int delegatesAsking, int staff, int staffAsking) implements BoardFacts {
        public Motion {
            Weighing.part(delegatesAsking, delegates);
            Weighing.part(staffAsking, staff);
        }
    }

    /** @param sinceLast how {@code D-26.each} stands since the report before */
    record Report(Elapsed sinceLast) implements BoardFacts {}
}

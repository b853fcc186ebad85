package org.gongqiao.app.law.democracy;

/** What is asked about the committees of a union beside its own: standing, audit and women's; and of who is removed from one. No names. */
public sealed interface CommitteeFacts {

    /**
     * @param women         members who are women
     * @param committee     there is a women's committee
     * @param commissioner  or one woman in charge on the union's committee
     * @param withCommittee set up together with the union's committee
     */
    record Women(int women, boolean committee, boolean commissioner, boolean withCommittee) implements CommitteeFacts {}

    /** @param approved the union above agreed that there be a standing committee */
    record Standing(int seats, boolean approved) implements CommitteeFacts {}

    /** @param audit somebody sits on an audit committee of the union */
    record Audited(boolean audit) implements CommitteeFacts {}

    /** @param seats of the audit committee */
    record Audit(int seats) implements CommitteeFacts {}

    /**
     * @param withCommittee elected at the same time as the union's committee
     * @param gap           only a gap is filled for the rest of the term
     */
    record Together(boolean withCommittee, boolean gap) implements CommitteeFacts {}

    /**
     * One who stands for the audit committee.
     *
     * @param chair   of the union
     * @param finance vice-chair in charge of finance, or on the staff for finance or assets
     */
    record AuditMember(boolean chair, boolean finance) implements CommitteeFacts {}

    /** Who is removed, other than chair and vice-chair. */
    enum Held {
        /** A delegate, by those who elected him. */
        DELEGATE,
        /** Of the union's committee or its standing committee. */
        COMMITTEE,
        /** Of a committee that the law does not name here. */
        OTHER
    }

    /** @param all members, delegates, or members of the delegate's constituency */
    record Removal(Held held, boolean atMeeting, boolean secret, int all, int present, int votes) implements CommitteeFacts {
        public Removal {
            Weighing.part(present, all);
            Weighing.part(votes, present);
        }
    }
}

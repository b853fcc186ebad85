package org.gongqiao.app.access;

/** What a role may do, within the scope of its desk. Handlers name one; {@link Role} says who has it. */
public enum Permission {
    /** See the desk: counts, the to-do list. */
    DESK,
    /** See the tree of unions and employers. */
    TREE_READ,
    /** Change unions, employers and their places in the tree. */
    TREE_WRITE,
    /** See members and open one (logged). */
    MEMBER_READ,
    /** Correct, transfer and end memberships. */
    MEMBER_WRITE,
    /** Read a sensitive field in clear, with a reason (logged). */
    UNMASK,
    /** See applications to join. */
    APPLICATION_READ,
    /** Decide applications to join. */
    APPLICATION_DECIDE,
    /** Decide appeals against refused applications of unions below. */
    APPEAL_DECIDE,
    /** Import rosters and undo imports. */
    ROSTER_IMPORT,
    /** Export lists (logged). */
    LIST_EXPORT,
    /** Check a member card. */
    CARD_CHECK,
    /** See questions, claims and complaints. */
    CLAIM_READ,
    /** Accept, answer, ask back, join and hand over claims. */
    CLAIM_WORK,
    /** Enter a claim for a worker who stands at the desk. */
    CLAIM_FILE,
    /** Change what is asked, and can be answered, by occupation, for the unions below. */
    CLAIM_CONFIGURE,
    /** Know of the sealed complaints of one's own union, and open one together with a second keeper. */
    SEALED_KEEP,
    /** Record what suspended, extended, interrupted or ended a clock. */
    CLOCK_WRITE,
    /** See labour disputes, mediators, notices of dismissal, checklists. */
    DISPUTE_READ,
    /** Take disputes up, record steps, assign mediators, make papers, answer employers' notices, fill checklists. */
    DISPUTE_WORK,
    /** Configure joint-mediation channels and checklists for the unions below. */
    DISPUTE_CONFIGURE,
    /** See cases of labour-law supervision, letters, supervisors, inspections. */
    SUPERVISION_READ,
    /** Work on them: clues, inquiries, reminders, deliveries, checks. */
    SUPERVISION_WORK,
    /** Sign what only the chair or a vice-chair may. */
    LETTER_SIGN,
    /** See and report risks on the employers' side, where one was named for it. */
    RISK_WATCH,
    /** Name who may see the risks of one's union and below. */
    RISK_NAME,
    /** See congresses, delegates, sessions, elections. */
    CONGRESS_READ,
    /** Set congresses up, keep delegates, prepare and hold sessions and elections. */
    CONGRESS_WORK,
    /** For the unions below: consent to online voting, review candidates, take filed results. */
    CONGRESS_REVIEW,
    /** See votes, their closing sheets and boards. */
    VOTE_READ,
    /** Prepare, open and close votes; keep the roll. */
    VOTE_WORK,
    /** See proposals and suggestions. */
    PROPOSAL_READ,
    /** Screen, assign and follow proposals; review suggestions. */
    PROPOSAL_WORK,
    /** See what is published to workers, the set of systems of each enterprise, decisions held. */
    OPENNESS_READ,
    /** Publish, reply, keep the set, record decisions. */
    OPENNESS_WORK,
    /** See surveys of enterprises and their rates. */
    SURVEY_READ,
    /** Issue surveys, fill in and check forms. */
    SURVEY_WORK,
    /** Read the audit log of one's scope. */
    AUDIT_READ,
    /** Give and end posts. */
    POST_WRITE,
    /** Rules, parameters, limits, regions. */
    LAW_WRITE,
    /** Health, jobs, mail, reference data. */
    OPERATE
}

package org.gongqiao.app.law.rights;

/** What comes next in a dispute or in supervision; message {@code law.step.<NAME>}. */
public enum Step {
    /** Nothing but to wait: the limit of the other side runs. */
    WAIT,
    CONSULT, MEDIATE, CONTINUE_MEDIATION, SIGN_AGREEMENT, PERFORM,
    /** Both sides together ask the arbitration commission to review the agreement. */
    ASK_REVIEW,
    /** Both sides together ask the court to confirm the agreement. */
    ASK_CONFIRMATION,
    ASK_PAYMENT_ORDER, ARBITRATE,
    /** The limitation seems over: look for what interrupted or stopped it before anything is filed. */
    LOOK_FOR_INTERRUPTION,
    DEFEND, ATTEND_HEARING,
    /** Say in the proceedings, on record, that a limit was not kept. */
    OBJECT,
    ASK_POSTPONEMENT, SUE, ASK_ANNULMENT, ASK_ENFORCEMENT, ASK_PAYMENT_IN_ADVANCE, CHOOSE_REPRESENTATIVES,
    /** The union gives the employer its opinion on a dismissal or on layoffs. */
    GIVE_OPINION,
    DEMAND_CORRECTION, COMPLAIN_TO_INSPECTION, FILE_INJURY,
    CLOSE,
    ACCEPT, TELL_NOT_ACCEPTED, REMIND, TALK, INQUIRE,
    /** The union above inquires or sends a supervisor. */
    ASK_UNION_ABOVE,
    CHANGE_SUPERVISOR, URGE, ISSUE_OPINION, CHECK_CORRECTION, PROPOSE_RECOMMENDATION, ISSUE_RECOMMENDATION, ASK_FOR_OUTCOME,
    HAND_TO_PROSECUTORS,
    ASK_AID, GIVE_AID_AT_ONCE, ASSIGN, OBJECT_TO_REFUSAL,
    /** The operator has to settle a number first. */
    CONFIRM
}

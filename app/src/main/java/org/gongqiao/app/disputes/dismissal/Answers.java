package org.gongqiao.app.disputes.dismissal;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was answered about one dismissal, or about layoffs. Kept sealed: it speaks of health and pregnancy.
 *
 * @param worker             of a dismissal; empty for layoffs
 * @param receivedOn         when the union had the notice
 * @param endsOn             when the contract ends or ended, or the first layoff is planned
 * @param ticked             facts that hold
 * @param monthsServed       full months without a break
 * @param monthsToRetirement full months left; large where nobody said
 * @param cut                people to be laid off
 * @param staff              all staff before
 * @param explainedOn        when the plan was explained to union or staff; null: never
 */
public record Answers(String worker, LocalDate receivedOn, LocalDate endsOn, Reason reason, String reasonWords, Set<Fact> ticked, int monthsServed,
                      int monthsToRetirement, int cut, int staff, @Nullable LocalDate explainedOn) {

    /** A fact asked in plain words; message {@code disputes.fact.<NAME>}. */
    public enum Fact {
        /** 39(1): on probation, and the standard was told beforehand. */
        ON_PROBATION, STANDARD_TOLD,
        /** 39(2): the rule was made by the lawful procedure and made known. */
        RULE_LAWFUL, RULE_KNOWN,
        /** 39(3): great harm can be shown. */
        HARM_SHOWN,
        /** 39(4): it hinders the work, or he did not give it up when told to. */
        HINDERS_OR_REFUSED,
        /** 39(5): the contract came about by deceit or duress of the worker. */
        DECEIT_SHOWN,
        /** 39(6): sentenced. */
        SENTENCED,
        /** 40: thirty days' written notice, or a month's wages instead. */
        NOTICE_OR_PAY,
        /** 40(1): the medical period is over, and neither the old nor another work can be done. */
        OTHER_WORK_TRIED,
        /** 40(2): trained or moved to another post first. */
        TRAINED_OR_MOVED,
        /** 40(3): a change of the contract was talked over first. */
        CHANGE_TALKED_OVER,
        /** 41: one of the grounds listed there. */
        LAYOFF_GROUND,
        /** 41: opinion of union or staff heard; plan reported to the labour authority. */
        HEARD, REPORTED,
        /** 42. */
        UNEXAMINED, CAPACITY_LOST, MEDICAL_PERIOD, MATERNITY
    }

    public Answers {
        ticked = Set.copyOf(ticked);
    }

    boolean has(Fact fact) {
        return ticked.contains(fact);
    }

    public boolean isLayoff() {
        return reason == Reason.LAYOFF;
    }

    @Override
    public String toString() {
        return "Answers[" + reason + "]";
    }
}

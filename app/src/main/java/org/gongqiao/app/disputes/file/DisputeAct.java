package org.gongqiao.app.disputes.file;

import static org.gongqiao.app.disputes.file.Stage.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of the procedure: in which stages it may be taken, where it leads, the rule it follows, and the clocks it starts
 * and ends (names of law parameters). Message {@code disputes.act.<NAME>}.
 */
public enum DisputeAct {
    CONSULTATION_PROPOSED(rule("R-01").from(TAKEN_UP, UNSETTLED).to(CONSULTING).starts("R-01.reply").interrupts().fields(Field.NOTE)),
    CONSULTATION_ANSWERED(rule("R-01").from(CONSULTING).ends("R-01.reply").needs(Field.NOTE)),
    CONSULTATION_SETTLED(rule("R-01").from(CONSULTING).to(AGREED).interrupts().needs(Field.NOTE, Field.UNTIL).fields(Field.AMOUNT)),
    CONSULTATION_FAILED(rule("R-01").from(CONSULTING).to(UNSETTLED).needs(Field.NOTE).marks(Mark.EMPLOYER_REFUSED)),
    MEDIATION_APPLIED(rule("R-02").from(TAKEN_UP, CONSULTING, UNSETTLED).to(MEDIATING).starts("R-02.mediate").interrupts().fields(Field.NOTE)),
    SESSION_HELD(rule("R-13").from(MEDIATING).needs(Field.NOTE, Field.PLACE)),
    MEDIATION_EXTENDED(rule("R-02").from(MEDIATING).needs(Field.UNTIL).marks(Mark.BOTH_AGREE)),
    AGREEMENT_SIGNED(rule("R-03").from(MEDIATING).to(AGREED).starts("R-04.review", "R-04.confirm").interrupts().needs(Field.NOTE, Field.UNTIL)
            .fields(Field.AMOUNT).marks(Mark.WORKER_SIGNED, Mark.EMPLOYER_SIGNED, Mark.MEDIATOR_SIGNED, Mark.BODY_SEALED)),
    MEDIATION_FAILED(rule("R-02").from(MEDIATING).to(UNSETTLED).needs(Field.NOTE)),
    REVIEW_SOUGHT(rule("R-04").from(AGREED).ends("R-04.review", "R-04.confirm").fields(Field.NOTE)),
    CONFIRMATION_SOUGHT(rule("R-04").from(AGREED).ends("R-04.review", "R-04.confirm").fields(Field.NOTE)),
    AGREEMENT_KEPT(rule("R-03").from(AGREED).closes(Outcome.SETTLED).fields(Field.NOTE)),
    AGREEMENT_BROKEN(rule("R-03").from(AGREED).to(UNSETTLED).needs(Field.NOTE)),
    PAYMENT_ORDER_SOUGHT(rule("R-03").from(UNSETTLED).fields(Field.NOTE)),
    ARBITRATION_FILED(rule("R-05").from(TAKEN_UP, CONSULTING, UNSETTLED).to(FILED).starts("R-06.accept").needs(Field.PLACE).fields(Field.NOTE)),
    ARBITRATION_ACCEPTED(rule("R-06").from(FILED).to(PENDING).starts("R-07.serve", "R-07.tribunal", "R-08.award").fields(Field.NOTE)
            .marks(Mark.SIMPLE)),
    ARBITRATION_REFUSED(rule("R-06").from(FILED).to(MAY_SUE).needs(Field.NOTE)),
    ARBITRATION_SILENT(rule("R-06").from(FILED).to(MAY_SUE).fields(Field.NOTE)),
    TRIBUNAL_NAMED(rule("R-07").from(PENDING).ends("R-07.tribunal").fields(Field.NOTE)),
    COPY_SERVED(rule("R-07").from(PENDING).ends("R-07.serve").starts("R-07.defence").fields(Field.NOTE)),
    DEFENCE_RECEIVED(rule("R-07").from(PENDING).ends("R-07.defence").starts("R-07.passOn").fields(Field.NOTE)),
    DEFENCE_PASSED_ON(rule("R-07").from(PENDING).ends("R-07.passOn").fields(Field.NOTE)),
    HEARING_FIXED(rule("R-07").from(PENDING).needs(Field.UNTIL, Field.PLACE)),
    POSTPONEMENT_ASKED(rule("R-07").from(PENDING).needs(Field.NOTE)),
    HEARING_HELD(rule("R-07").from(PENDING).fields(Field.NOTE)),
    ADVANCE_PAYMENT_SOUGHT(rule("R-12").from(PENDING).needs(Field.NOTE).marks(Mark.RIGHTS_CLEAR, Mark.HARDSHIP)),
    AWARD_EXTENDED(rule("R-08").from(PENDING).needs(Field.NOTE)),
    AWARD_OVERDUE(rule("R-08").from(PENDING).to(MAY_SUE).fields(Field.NOTE)),
    SETTLED_BEFORE_COMMISSION(rule("R-08").from(FILED, PENDING).closes(Outcome.SETTLED).needs(Field.NOTE).fields(Field.AMOUNT)),
    AWARD_RECEIVED(rule("R-09").from(PENDING).to(AWARDED).starts("R-10.suit").needs(Field.NOTE).fields(Field.AMOUNT).marks(Mark.FINAL)),
    AWARD_IN_FORCE(rule("R-10").from(AWARDED).closes(Outcome.AWARDED).fields(Field.NOTE).marks(Mark.ACCEPTED)),
    SUIT_FILED(rule("R-10").from(MAY_SUE, AWARDED).to(IN_COURT).needs(Field.PLACE).fields(Field.NOTE).marks(Mark.BY_EMPLOYER)),
    ANNULMENT_SOUGHT(rule("R-10").from(AWARDED).ends("R-10.annul").fields(Field.NOTE).marks(Mark.ANNUL_GROUND)),
    AWARD_ANNULLED(rule("R-10").from(AWARDED).to(MAY_SUE).starts("R-10.afterAnnulment").fields(Field.NOTE)),
    JUDGED(rule("R-10").from(IN_COURT).closes(Outcome.JUDGED).needs(Field.NOTE).fields(Field.AMOUNT)),
    LIMITATION_INTERRUPTED(rule("R-05").from(BEFORE_ARBITRATION).interrupts().needs(Field.NOTE)
            .marks(Mark.CLAIMED, Mark.COMPLAINED, Mark.EMPLOYER_CONSENTED)),
    LIMITATION_SUSPENDED(rule("R-05").from(BEFORE_ARBITRATION).needs(Field.NOTE)),
    LIMITATION_RESUMED(rule("R-05").from(BEFORE_ARBITRATION).needs(Field.NOTE)),
    EMPLOYMENT_ENDED(rule("R-05").from(BEFORE_ARBITRATION).fields(Field.NOTE)),
    MOVED_ELSEWHERE(rule("R-17").from(TAKEN_UP, CONSULTING, UNSETTLED).closes(Outcome.ELSEWHERE).needs(Field.NOTE)),
    WITHDRAWN(rule("R-05").from(Stage.OPEN).closes(Outcome.WITHDRAWN).needs(Field.NOTE));

    /** What is written down with a step beside its day; message {@code disputes.field.<act>.<NAME>}. */
    public enum Field { NOTE, PLACE, AMOUNT, UNTIL }

    /** What is ticked; message {@code disputes.mark.<NAME>}. */
    public enum Mark {
        EMPLOYER_REFUSED, BOTH_AGREE, WORKER_SIGNED, EMPLOYER_SIGNED, MEDIATOR_SIGNED, BODY_SEALED, SIMPLE, FINAL, ACCEPTED, BY_EMPLOYER,
        RIGHTS_CLEAR, HARDSHIP, ANNUL_GROUND,
        CLAIMED, COMPLAINED, EMPLOYER_CONSENTED
    }

    private final Definition is;

    DisputeAct(Definition is) {
        this.is = is;
    }

    public String ruleId() {
        return is.rule;
    }

    public Set<Stage> from() {
        return is.from;
    }

    /** Where it leads; null: it stays where it is. */
    public @Nullable Stage to() {
        return is.to;
    }

    public @Nullable Outcome outcome() {
        return is.outcome;
    }

    public List<String> starts() {
        return is.starts;
    }

    public List<String> ends() {
        return is.ends;
    }

    /** Whether it makes the limitation start afresh (27(2)). */
    public boolean interruptsLimitation() {
        return is.interrupts;
    }

    public boolean needs(Field field) {
        return is.needed.contains(field);
    }

    public boolean takes(Field field) {
        return is.fields.contains(field);
    }

    public List<Mark> marks() {
        return is.marks;
    }

    /** Whether both sides take part in it, so that the employer may see it in the log he shares. */
    public boolean isMutual() {
        return switch (this) {
            case CONSULTATION_PROPOSED, CONSULTATION_ANSWERED, CONSULTATION_SETTLED, CONSULTATION_FAILED, MEDIATION_APPLIED, SESSION_HELD,
                 MEDIATION_EXTENDED, AGREEMENT_SIGNED, MEDIATION_FAILED, REVIEW_SOUGHT, CONFIRMATION_SOUGHT, AGREEMENT_KEPT -> true;
            default -> false;
        };
    }

    private static Definition rule(String id) {
        return new Definition(id);
    }

    private static final class Definition {
        private final String rule;
        private Set<Stage> from = Set.of();
        private @Nullable Stage to;
        private @Nullable Outcome outcome;
        private List<String> starts = List.of();
        private List<String> ends = List.of();
        private boolean interrupts;
        private final Set<Field> needed = EnumSet.noneOf(Field.class);
        private final Set<Field> fields = EnumSet.noneOf(Field.class);
        private final List<Mark> marks = new ArrayList<>();

        private Definition(String rule) {
            this.rule = rule;
        }

        private Definition from(Stage... stages) {
            return from(Set.of(stages));
        }

        private Definition from(Set<Stage> stages) {
            this.from = stages;
            return this;
        }

        private Definition to(Stage stage) {
            this.to = stage;
            return this;
        }

        private Definition closes(Outcome ended) {
            this.to = CLOSED;
            this.outcome = ended;
            return this;
        }

        private Definition starts(String... limits) {
            this.starts = List.of(limits);
            return this;
        }

        private Definition ends(String... limits) {
            this.ends = List.of(limits);
            return this;
        }

        private Definition interrupts() {
            this.interrupts = true;
            return this;
        }

        private Definition needs(Field... asked) {
            needed.addAll(List.of(asked));
            return fields(asked);
        }

        private Definition fields(Field... asked) {
            fields.addAll(List.of(asked));
            return this;
        }

        private Definition marks(Mark... offered) {
            marks.addAll(List.of(offered));
            return this;
        }
    }
}

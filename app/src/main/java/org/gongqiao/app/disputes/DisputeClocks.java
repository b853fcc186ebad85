package org.gongqiao.app.disputes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Mark;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.disputes.procedure.CaseFacts;
import org.gongqiao.app.law.deadline.Turn;
import org.springframework.stereotype.Component;

/**
 * The clocks of a dispute. Casework keeps them, with the ledger of what happened to each; here stands only which step
 * starts, moves or ends which clock, and for which of the workers it runs.
 */
@Component
class DisputeClocks {

    /** The stages in which a clock has a meaning; once none of its workers stands there, it ends. */
    private static final Map<String, Set<Stage>> LIVES = Map.ofEntries(
            Map.entry("R-01.reply", Set.of(Stage.CONSULTING)), Map.entry("R-02.mediate", Set.of(Stage.MEDIATING)),
            Map.entry("R-04.review", Set.of(Stage.AGREED)), Map.entry("R-04.confirm", Set.of(Stage.AGREED)),
            Map.entry("R-05.limitation", Stage.BEFORE_ARBITRATION), Map.entry("R-05.afterEnd", Stage.BEFORE_ARBITRATION),
            Map.entry("R-06.accept", Set.of(Stage.FILED)), Map.entry("R-07.serve", Set.of(Stage.PENDING)),
            Map.entry("R-07.tribunal", Set.of(Stage.PENDING)), Map.entry("R-07.defence", Set.of(Stage.PENDING)),
            Map.entry("R-07.passOn", Set.of(Stage.PENDING)), Map.entry("R-08.award", Set.of(Stage.PENDING)),
            Map.entry("R-08.simple", Set.of(Stage.PENDING)), Map.entry("R-10.suit", Set.of(Stage.AWARDED)),
            Map.entry("R-10.annul", Set.of(Stage.AWARDED)), Map.entry("R-10.afterAnnulment", Set.of(Stage.MAY_SUE)));

    /** Limits by which others act: nobody is late before the later day, and nothing goes upward because of them. */
    private static final Set<String> THEIRS = Set.of("R-01.reply", "R-06.accept", "R-07.serve", "R-07.tribunal", "R-07.defence", "R-07.passOn", "R-08.award",
            "R-08.simple", "R-10.annul");

    private final DisputeStore store;
    private final Clocks clocks;

    DisputeClocks(DisputeStore store, Clocks clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    /** Clocks that run, the one that ends first in front. */
    List<Running> of(Dispute dispute) {
        Map<UUID, RunningClock> kept = clocks.of(dispute.matterId()).stream().filter(RunningClock::isOpen).collect(Collectors.toMap(RunningClock::id, Function.identity()));
        return store.clocks(dispute.id()).stream().filter(row -> kept.containsKey(row.clockId()))
                .map(row -> new Running(row.clockId(), row.limit(), row.claimants(), kept.get(row.clockId()).due()))
                .sorted(Comparator.comparing(clock -> clock.due().earlier())).toList();
    }

    /**
     * Arrears have no limitation while the labour relation lasts and one from its end; everything else runs from the day
     * on which the worker knew (27).
     */
    void startLimitation(Dispute dispute, Collection<UUID> claimants, List<Head> heads) {
        List<UUID> arrears = claimants.stream().filter(each -> heads.stream().anyMatch(head -> head.claimantId().equals(each) && head.kind().isArrears())).toList();
        List<UUID> others = claimants.stream().filter(each -> heads.stream().noneMatch(head -> head.claimantId().equals(each))
                || heads.stream().anyMatch(head -> head.claimantId().equals(each) && !head.kind().isArrears())).toList();
        if (!others.isEmpty()) {
            start(dispute, "R-05.limitation", dispute.knewOn(), others, "disputes.why.knew");
        }
        if (!arrears.isEmpty() && dispute.employedUntil() != null) {
            start(dispute, "R-05.afterEnd", dispute.employedUntil(), arrears, "disputes.why.employmentEnded");
        }
    }

    /** What a step does to the clocks; {@code now} is where the workers stand after it. */
    void apply(CaseFacts c, RecordAct step, List<Claimant> now) {
        Dispute dispute = c.dispute();
        String why = "disputes.act." + step.act().name();
        Set<UUID> who = step.claimants();
        if (step.act().interruptsLimitation()) {
            turn(c, who, why, new Turn.Interrupted(step.on()), CaseFacts.LIMITATION);
        }
        switch (step.act()) {
            case LIMITATION_SUSPENDED -> turn(c, who, why, new Turn.Suspended(step.on()), CaseFacts.LIMITATION);
            case LIMITATION_RESUMED -> turn(c, who, why, new Turn.Resumed(step.on()), CaseFacts.LIMITATION);
            case AWARD_EXTENDED -> turn(c, who, why, new Turn.Extended(step.on(), "R-08.extend"), CaseFacts.AWARD);
            case MEDIATION_EXTENDED -> c.clocks(who, "R-02.mediate").forEach(clock -> clocks.turn(clock.clockId(), new Turn.ExtendedBy(step.on(),
                    Math.toIntExact(ChronoUnit.DAYS.between(clock.due().later(), java.util.Objects.requireNonNull(step.until())))), why));
            case EMPLOYMENT_ENDED -> {
                List<UUID> arrears = who.stream().filter(each -> c.headsOf(List.of(each)).stream().anyMatch(head -> head.kind().isArrears())).toList();
                if (!arrears.isEmpty()) {
                    start(dispute, "R-05.afterEnd", step.on(), arrears, why);
                }
            }
            default -> { }
        }
        step.act().ends().forEach(limit -> c.clocks(who, limit).forEach(clock -> end(clock.clockId(), step.on(), why)));
        for (String limit : starts(step)) {
            start(dispute, limit, step.on(), who, why);
        }
        for (Running clock : of(dispute)) {
            Set<Stage> lives = LIVES.getOrDefault(clock.limit(), Set.of());
            if (now.stream().noneMatch(claimant -> clock.claimants().contains(claimant.id()) && lives.contains(claimant.stage()))) {
                end(clock.clockId(), step.on(), why);
            }
        }
    }

    private static List<String> starts(RecordAct step) {
        var limits = new ArrayList<>(step.act().starts());
        if (step.ticked(Mark.SIMPLE)) {
            limits.remove("R-08.award");
            limits.add("R-08.simple");
        }
        if (step.act() == DisputeAct.AWARD_RECEIVED && step.ticked(Mark.FINAL)) {
            limits.add("R-10.annul");
        }
        return limits;
    }

    void endAll(UUID dispute, LocalDate on) {
        store.clocks(dispute).forEach(clock -> end(clock.clockId(), on, "disputes.why.closed"));
    }

    private void turn(CaseFacts c, Set<UUID> who, String why, Turn turn, String... limits) {
        c.clocks(who, limits).forEach(clock -> clocks.turn(clock.clockId(), turn, why));
    }

    private void start(Dispute dispute, String limit, LocalDate on, Collection<UUID> who, String why) {
        UUID clock = clocks.start(new Clocks.Start(dispute.matterId(), limit, dispute.region(), THEIRS.contains(limit) ? Side.THEIRS : Side.OURS, false, on, why));
        store.addClock(clock, dispute.id(), limit, who);
    }

    private void end(UUID clockId, LocalDate on, String why) {
        clocks.turn(clockId, new Turn.Ended(on), why);
        store.endClock(clockId);
    }
}

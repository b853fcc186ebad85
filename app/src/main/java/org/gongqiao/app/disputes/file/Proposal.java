package org.gongqiao.app.disputes.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Step;
import org.jspecify.annotations.Nullable;

/**
 * The next step for the workers who stand at one stage.
 *
 * @param step    what the law opens or asks for
 * @param act     what to record once it is done
 * @param verdict the rule that says so
 * @param by      the day by which we act; null: nothing runs
 * @param clockId the clock that gives that day
 * @param urgent  the day is near or over
 */
public record Proposal(Stage stage, Step step, DisputeAct act, Verdict verdict, @Nullable LocalDate by, @Nullable UUID clockId, List<UUID> claimants,
                       boolean urgent) {}

package org.gongqiao.app.supervision.step;

import java.util.List;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.LetterState;
import org.gongqiao.app.supervision.file.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the next step of a case depends on. No names: days come in as how far a limit has run.
 *
 * @param level          of the union that keeps the case
 * @param tell           how the time to tell a worker that his complaint is not accepted stands
 * @param reminder       the last reminder of the case; null without one
 * @param inquiry        the last inquiry
 * @param opinion        the last opinion
 * @param recommendation the last recommendation, asked for or issued
 */
public record Standing(boolean open, Origin origin, Cause cause, List<Concern> concerns, Level level, Elapsed tell, @Nullable Sent reminder,
                       @Nullable Inquired inquiry, @Nullable Sent opinion, @Nullable Sent recommendation, @Nullable Sent prosecution) {

    /**
     * A letter.
     *
     * @param reply how the time to answer stands
     */
    public record Sent(LetterState state, boolean delivered, boolean refused, @Nullable Answer answer, @Nullable Correction correction, Elapsed reply) {

        public boolean isIssued() {
            return state == LetterState.ISSUED;
        }
    }

    /** An inquiry; {@code breach} null while it runs. */
    public record Inquired(@Nullable Boolean breach, boolean urged, boolean obstructed) {}

    public boolean concernsGroup() {
        return concerns.contains(Concern.GROUP_INSURANCE) || concerns.contains(Concern.GROUP_MIGRANT_WAGES);
    }

    public boolean concernsProtected() {
        return concerns.contains(Concern.WOMEN) || concerns.contains(Concern.MINORS) || concerns.contains(Concern.DISABLED) || concerns.contains(Concern.OLDER);
    }

    /** Whether the employer does not cooperate: refused the opinion, kept silent past every reading, did not correct, or obstructed the inquiry. */
    public boolean isUncooperative() {
        return inquiry != null && inquiry.obstructed()
                || opinion != null && opinion.isIssued() && (opinion.refused() || opinion.correction() != null && opinion.correction().isMissing()
                        || opinion.answer() == null && opinion.delivered() && opinion.reply() == Elapsed.OVER);
    }

    /** Whether a recommendation has its ground (S-03): the opinion refused, unanswered past every reading, or not followed without good cause. */
    public boolean hasGroundToRecommend() {
        return opinion != null && opinion.isIssued() && opinion.delivered() && opinion.correction() != Correction.DONE
                && opinion.correction() != Correction.JUSTIFIED && (opinion.refused() || opinion.correction() != null && opinion.correction().isMissing()
                        || opinion.answer() == null && opinion.reply() == Elapsed.OVER);
    }
}

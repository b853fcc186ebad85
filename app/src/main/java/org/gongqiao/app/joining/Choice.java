package org.gongqiao.app.joining;

import java.util.UUID;

/**
 * One union in the order in which they decide, and why it stands there.
 *
 * @param deciderUnit who decides
 * @param targetUnit  whose member he becomes; differs from the decider where a higher union decides for one below
 * @param reason      message {@code joining.reason.<reason>} with the name of the union
 * @param ruleId      the rule it follows
 */
public record Choice(UUID deciderUnit, String deciderName, UUID targetUnit, String targetName, String reason, String ruleId) {

    public boolean decidedAbove() {
        return !deciderUnit.equals(targetUnit);
    }
}

package org.gongqiao.app.law;

import java.util.List;
import java.util.Map;

/**
 * What a verdict rests on. Stored with a decision, it lets anybody find the rule, the numbers and the facts again.
 *
 * @param parameters the numbers that were used, each with its version
 * @param facts      the facts that were looked at; no names and no numbers of persons
 */
public record Ground(String ruleId, int ruleVersion, Citation citation, Mark mark, List<Used> parameters, Map<String, String> facts) {

    /** A number that was used, with where it stands: it may come from another instrument than the rule. */
    public record Used(String name, String region, int version, int value, Unit unit, Citation citation, Mark mark) {}
}

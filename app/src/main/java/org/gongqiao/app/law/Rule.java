package org.gongqiao.app.law;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule.
 *
 * @param from  first day on which it holds; null: not recorded
 * @param until first day on which it no longer holds
 */
public record Rule(String id, int version, String statementZh, String statementEn, Citation citation, Mark mark, String readIn,
                   @Nullable LocalDate from, @Nullable LocalDate until, Origin origin, String reason) {

    public String statement(boolean english) {
        return english ? statementEn : statementZh;
    }

    boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
}

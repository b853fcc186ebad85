package org.gongqiao.app.identity;

import java.util.Map;

/**
 * Rows that another module keeps ready, as a query over its own tables, so that they are copied without leaving the
 * database. Which columns it must have stands at the method that takes it.
 *
 * @param sql        a select without a semicolon
 * @param parameters of its named parameters
 */
public record StagedRelation(String sql, Map<String, ?> parameters) {

    public StagedRelation {
        parameters = Map.copyOf(parameters);
    }

    /** For use behind {@code from}. */
    public String as(String alias) {
        return "(" + sql + ") " + alias;
    }
}

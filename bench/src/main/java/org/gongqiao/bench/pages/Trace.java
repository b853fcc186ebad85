package org.gongqiao.bench.pages;

import java.util.List;
import org.gongqiao.bench.pages.Visitors.Session;

/**
 * Everything that the program asked of the database for one request, in order, transactions included.
 *
 * @param connections how many it held at the same time or one after the other
 */
record Trace(List<Step> steps, int connections) {

    enum Kind { BEGIN, BEGIN_READ_ONLY, COMMIT, ROLLBACK, STATEMENT }

    /**
     * @param connection which of the connections
     * @param sql        with a question mark for each parameter; empty where the kind says everything
     */
    record Step(int connection, Kind kind, String sql, List<Parameter> parameters) {}

    /** How the value of a parameter comes about. */
    enum Source {
        /** Always as it was seen. */
        SEEN,
        /** The session of the request, and what the table calls it. */
        SESSION, SESSION_KEY,
        /** New in each request: an id (equal names, equal ids), the moment, the moment in milliseconds plus {@code offset}. */
        NEW_ID, MOMENT, MILLISECONDS
    }

    /** @param text null is null in the database */
    record Parameter(Source source, String text, long offset) {}

    /** What the bare handler is told. */
    record Script(List<String> names, List<Trace> traces, List<Session> sessions, String url, String user, String password) {}

    /** The statements without their values, to compare requests. */
    List<String> shape() {
        return steps.stream().map(step -> step.connection() + " " + step.kind() + " " + step.sql()).toList();
    }

    long count(Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).count();
    }
}

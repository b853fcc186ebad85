package org.gongqiao.app.operations;

/** Tells somebody who waits what is being done; the key is a message key. */
@FunctionalInterface
public interface Progress {

    void step(String key, Object... args);

    /** For callers that nobody watches. */
    Progress SILENT = (key, args) -> {};
}

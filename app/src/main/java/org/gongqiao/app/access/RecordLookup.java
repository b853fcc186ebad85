package org.gongqiao.app.access;

import java.util.UUID;

/** Tells whether a record lies in the current scope; a module has one bean for each kind that its routes name. */
public interface RecordLookup {

    /** The word used in {@link Allowed#record()}. */
    String kind();

    /** Runs in the caller's scope. */
    boolean inScope(UUID id);
}

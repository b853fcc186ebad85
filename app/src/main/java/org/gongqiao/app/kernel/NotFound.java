package org.gongqiao.app.kernel;

/** What was asked for does not exist, or not for this caller: the two must look the same from outside. Becomes a 404. */
public final class NotFound extends RuntimeException {

    public NotFound(String kind, Object id) {
        super(kind + " " + id, null, false, false);
    }
}

package org.gongqiao.app.sessions;

import java.util.UUID;

/** Something happened of which people are told. */
public record SessionChanged(UUID session, Change change) {

    public enum Change { CALLED, PAPERS, CANCELLED, PUBLISHED, FILED, RECEIVED }
}

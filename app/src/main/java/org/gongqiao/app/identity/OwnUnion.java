package org.gongqiao.app.identity;

import java.util.Optional;
import java.util.UUID;

/** Names the union a person belongs to, for the head of his own pages; the membership module implements it. */
public interface OwnUnion {

    /** Runs in the person's own scope. */
    Optional<String> nameFor(UUID person);
}

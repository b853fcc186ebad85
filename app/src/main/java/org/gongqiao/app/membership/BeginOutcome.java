package org.gongqiao.app.membership;

import java.util.UUID;

/** What came of beginning a membership. */
public sealed interface BeginOutcome {

    record Began(UUID membershipId, String memberNo) implements BeginOutcome {}

    /** The person has a live membership, here or elsewhere (M-09). */
    record AlreadyMember() implements BeginOutcome {}
}

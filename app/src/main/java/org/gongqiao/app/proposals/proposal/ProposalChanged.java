package org.gongqiao.app.proposals.proposal;

import java.util.UUID;

/** Something happened to a proposal. */
public record ProposalChanged(UUID proposalId, Change change) {

    public enum Change {
        SECONDERS_ASKED, TEXT_CHANGED, SECONDED, SUBMITTED, RETURNED, NOT_ON_FILE, ON_FILE, ASSIGNED, URGED, REPLIED, SENT_BACK, CLOSED, AGAIN, WITHDRAWN,
        MERGING_ASKED, MERGED,
        DECLINED, MERGING_ANSWERED, UNSOLVED, LATE
    }
}

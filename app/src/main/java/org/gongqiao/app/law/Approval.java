package org.gongqiao.app.law;

import java.util.UUID;

/** Two people stand behind a change of the statute book. Only {@link Proposals} can make one, so nothing changes it otherwise. */
public final class Approval {

    private final UUID proposal;
    private final UUID proposer;
    private final UUID approver;

    Approval(UUID proposal, UUID proposer, UUID approver) {
        if (proposer.equals(approver)) {
            throw new IllegalArgumentException("nobody approves what he proposed himself");
        }
        this.proposal = proposal;
        this.proposer = proposer;
        this.approver = approver;
    }

    public UUID proposal() {
        return proposal;
    }

    public UUID proposer() {
        return proposer;
    }

    public UUID approver() {
        return approver;
    }
}

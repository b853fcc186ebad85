package org.gongqiao.app.disputes.file;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.deadline.Due;

/** A clock of a dispute with the workers for whom it runs. */
public record Running(UUID clockId, String limit, List<UUID> claimants, Due due) {

    public boolean concernsAny(Collection<UUID> workers) {
        return claimants.stream().anyMatch(workers::contains);
    }

    /** Whether it stands still. */
    public boolean isSuspended() {
        return due.state() == Due.State.SUSPENDED;
    }
}

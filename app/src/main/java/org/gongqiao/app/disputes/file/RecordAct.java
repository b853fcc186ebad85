package org.gongqiao.app.disputes.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step to be recorded.
 *
 * @param key       of the form, so that sending it twice records it once
 * @param version   of the dispute as it was shown
 * @param on        the day on which it happened
 * @param claimants for whom it was taken
 * @param amount    in cents
 */
public record RecordAct(UUID key, int version, DisputeAct act, LocalDate on, Set<UUID> claimants, String note, String place, @Nullable Long amount,
                        @Nullable LocalDate until, List<DisputeAct.Mark> marks) {

    public RecordAct {
        claimants = Set.copyOf(claimants);
        marks = List.copyOf(marks);
    }

    public boolean ticked(DisputeAct.Mark mark) {
        return marks.contains(mark);
    }
}

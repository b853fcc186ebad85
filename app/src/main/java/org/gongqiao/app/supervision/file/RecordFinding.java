package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.List;

/** What an inquiry found; {@code record} in the supervisors' words. */
public record RecordFinding(boolean breach, LocalDate foundOn, boolean workersHeard, boolean employerHeard, boolean organisationsHeard,
                            List<Obstruction> obstruction, String record) {

    public RecordFinding {
        obstruction = List.copyOf(obstruction);
    }
}

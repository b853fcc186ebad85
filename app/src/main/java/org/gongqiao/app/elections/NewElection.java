package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An election to be prepared; fields as in {@link Election}. The same {@code key} again makes nothing. */
public record NewElection(UUID key, UUID body, Office office, String title, int members, int seats, int entitled, boolean amongElected, boolean byElection,
                          int termYears, @Nullable UUID company, @Nullable LocalDate meetingOn) {}

package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** On which days a body met, for its frequency (D-07); the module that holds sessions has a bean. */
public interface SessionDays {

    /** Days on which a session was closed, in order; in the caller's scope. */
    List<LocalDate> of(UUID body);
}

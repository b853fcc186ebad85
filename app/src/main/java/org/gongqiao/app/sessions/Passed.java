package org.gongqiao.app.sessions;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a congress passed.
 *
 * @param on     day of the session
 * @param matter word of D-18
 */
public record Passed(UUID session, UUID item, String sessionTitle, String title, String matter, LocalDate on) {}

package org.gongqiao.app.law.deadline;

import java.time.Instant;
import org.gongqiao.app.law.Origin;

/**
 * One version of a year's calendar.
 *
 * @param notice  the State Council's notice, as the file names it
 * @param inForce whether dates are counted with it
 */
public record CalendarYear(int year, int version, Origin origin, String notice, String reason, Instant recordedAt, boolean inForce) {}

package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.UUID;

/** A published reminder as the unions see it whose employers it reached; {@code employers} counts those in scope. */
public record PublishedReminder(UUID letterId, String number, String title, String issuerName, LocalDate issuedOn, int employers) {}

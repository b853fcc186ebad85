package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.UUID;

/** A published reminder, for anybody to read. */
public record PublishedLetter(UUID id, String number, String issuerName, String title, String facts, String basis, String demand, String addressee,
                              LocalDate issuedOn) {}

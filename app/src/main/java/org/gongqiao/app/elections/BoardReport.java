package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a worker director or supervisor reported to the congress (D-26).
 *
 * @param score the congress's rating, 0 to 100
 */
public record BoardReport(UUID id, UUID tenure, LocalDate reportedOn, String words, int score) {}

package org.gongqiao.app.roster;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the officer says when uploading a roster.
 *
 * @param unitId  the union of rows that name none
 * @param basis   what the paper applications are and where they are kept; null: there are none, whoever is new is invited
 * @param basisOn date of the applications where a row has no date of its own
 */
public record NewImport(String fileName, UUID unitId, @Nullable String basis, @Nullable LocalDate basisOn) {}

package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body in a new term, or changed facts of one.
 *
 * @param key         one a form: the same again makes nothing
 * @param termFrom    first day
 * @param consentPaper number of the paper by which the union above consented to an early or late change of term (D-06); empty without one
 */
public record SetUpBody(UUID key, UUID unit, BodyKind kind, String name, @Nullable LocalDate termFrom, int termYears, int unionYears, int staff,
                        int women, int disabled, boolean agreed, boolean largeGroup, String consentPaper) {}

package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the union above wrote about online voting in a body: no national text expressly allows it, so it needs this.
 *
 * @param byUnit      the union above that consented
 * @param givenOn     date of the paper
 * @param withdrawnOn first day on which it no longer holds
 */
public record Consent(UUID id, UUID body, UUID byUnit, String byName, LocalDate givenOn, String number, String words,
                      @Nullable LocalDate withdrawnOn, @Nullable String withdrawnWhy) {}

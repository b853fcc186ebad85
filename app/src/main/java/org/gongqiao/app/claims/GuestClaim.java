package org.gongqiao.app.claims;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of a claim in which he takes part from outside: what it is about, not who claims, not his own words.
 *
 * @param region six digits
 * @param takesWords whether he may still write
 */
public record GuestClaim(UUID id, String number, ClaimType type, Topic topic, Occupation occupation, String workplace, String region,
                         @Nullable LocalDate from, @Nullable LocalDate until, int people, @Nullable Long amountCents, boolean takesWords) {}

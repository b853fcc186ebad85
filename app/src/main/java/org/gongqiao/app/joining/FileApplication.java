package org.gongqiao.app.joining;

import java.util.UUID;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/**
 * What a worker states when he applies.
 *
 * @param key        made once for a form; sending the form twice makes one application
 * @param workplace  employer or place, as typed
 * @param employerId where he picked an employer
 * @param region     six digits, where he picked a place
 * @param invitedBy  the union whose code he scanned
 */
public record FileApplication(UUID key, Trade trade, Relation relation, String workplace, @Nullable UUID employerId, @Nullable String region,
                              @Nullable UUID invitedBy) {}

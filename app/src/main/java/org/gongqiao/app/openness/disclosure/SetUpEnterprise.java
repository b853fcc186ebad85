package org.gongqiao.app.openness.disclosure;

import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.jspecify.annotations.Nullable;

/**
 * Open management begins at an enterprise.
 *
 * @param unit       its union, in the caller's scope
 * @param employerId in the directory; null where it is not there
 * @param preparer   who prepares the law's matters: a department or a post
 */
public record SetUpEnterprise(UUID unit, @Nullable UUID employerId, String employerName, Firm owner, String responsibleName, String responsiblePost,
                              String preparer) {}

package org.gongqiao.app.disputes.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.documents.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * What was said between the union and those who take part: the same log for both sides.
 *
 * @param role    who said it; null: the union
 * @param speaker name as the grant has it, or of the union
 * @param result  where a partner body gives the case back
 */
public record Exchange(UUID id, @Nullable PartRole role, String speaker, String text, @Nullable JointResult result, Instant at, List<Attachment> files) {}

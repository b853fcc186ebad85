package org.gongqiao.app.joining;

import java.util.UUID;

/** The worker appealed to the higher union. */
public record ApplicationAppealed(UUID applicationId, UUID personId, UUID deciderUnit) {}

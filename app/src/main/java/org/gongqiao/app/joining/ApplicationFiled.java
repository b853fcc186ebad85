package org.gongqiao.app.joining;

import java.util.UUID;

/** An application came in. */
public record ApplicationFiled(UUID applicationId, UUID personId, UUID deciderUnit) {}

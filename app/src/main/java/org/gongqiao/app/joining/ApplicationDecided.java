package org.gongqiao.app.joining;

import java.util.UUID;

/** An application was approved or refused. */
public record ApplicationDecided(UUID applicationId, UUID personId, UUID deciderUnit, ApplicationStatus status) {}

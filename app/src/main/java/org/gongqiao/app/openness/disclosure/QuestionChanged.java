package org.gongqiao.app.openness.disclosure;

import java.util.UUID;

/** A question was asked or answered. */
public record QuestionChanged(UUID questionId, UUID unitId, boolean replied) {}

package org.gongqiao.app.surveys.form;

import java.time.Instant;
import java.util.UUID;

/** A form in its newest version. */
public record SurveyForm(UUID id, UUID unitId, String unitName, String title, int version, Instant changedAt) {}

package org.gongqiao.app.surveys.sheet;

import java.util.UUID;

/** A survey went out to the unions of its enterprises. */
public record SurveyIssued(UUID surveyId) {}

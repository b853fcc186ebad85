package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.supervision.file.Step;

/** The next step of a case has changed; those who may decide at its union are told. */
public record StepProposed(UUID caseId, UUID unitId, Step step) {}

package org.gongqiao.app.supervision;

import java.util.UUID;

/** An employer answered a letter through his link. */
public record LetterAnsweredByEmployer(UUID letterId) {}

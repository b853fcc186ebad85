package org.gongqiao.app.law.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record that a decision is about, and the union at whose desk it is seen.
 *
 * @param kind    word for the record, as in routes
 * @param subject the person whose matter it is, who sees the decision too
 */
public record About(String kind, UUID id, String areaPath, @Nullable String linePath, @Nullable UUID subject) {}

package org.gongqiao.app.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a matter.
 *
 * @param key      message that says what was done
 * @param unitName the union at whose desk; null where the person himself or a job acted
 * @param bySelf   whether the person himself acted
 */
public record MatterStep(Instant at, String key, List<String> args, @Nullable String unitName, boolean bySelf) {}

package org.gongqiao.app.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the operator needs to know of the queue.
 *
 * @param waiting   not sent yet
 * @param retrying  of these, tried at least once without success
 * @param givenUp   given up in the last seven days
 * @param oldest    since when the oldest waiting one waits
 */
public record QueueState(long waiting, long retrying, long givenUp, @Nullable Instant oldest) {}

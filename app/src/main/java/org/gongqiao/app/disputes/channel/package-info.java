/**
 * Joint mediation with partner bodies: a higher union names a channel and its partners (court, justice bureau,
 * human-resource office); a dispute goes to one of them under a purpose and with the consent of each worker, and comes back
 * with a result. Both sides read the same log. It shares nothing without consent. Source: PIPL 23; the partner takes part
 * by a dated grant.
 */
@NamedInterface("channel")
@NullMarked
package org.gongqiao.app.disputes.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

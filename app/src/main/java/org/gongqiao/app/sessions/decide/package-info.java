/** Putting an item to the vote and judging the count. */
@NamedInterface("decide")
@NullMarked
package org.gongqiao.app.sessions.decide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Putting an item to the vote and judging the count. */
@NullMarked
package org.gongqiao.app.sessions.decide;

import org.jspecify.annotations.NullMarked;

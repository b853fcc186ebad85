/** How far workers take part, as counts that expose nobody. */
@NullMarked
package org.gongqiao.app.openness.participation;

import org.jspecify.annotations.NullMarked;

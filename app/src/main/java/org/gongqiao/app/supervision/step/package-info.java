/** What comes next, and what the rules say to a letter: pure functions of how a case stands and of the statute book. */
@NullMarked
package org.gongqiao.app.supervision.step;

import org.jspecify.annotations.NullMarked;

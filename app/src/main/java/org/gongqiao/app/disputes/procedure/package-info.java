/** The procedure as pure functions: which step may be taken, what the rules say to it, and what comes next. */
@NullMarked
package org.gongqiao.app.disputes.procedure;

import org.jspecify.annotations.NullMarked;

/** Papers of a session and its archive. */
@NullMarked
package org.gongqiao.app.sessions.paper;

import org.jspecify.annotations.NullMarked;

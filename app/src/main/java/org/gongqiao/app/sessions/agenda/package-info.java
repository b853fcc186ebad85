/** The agenda: typed matters, what delegates and groups say of them, and what came of each. */
@NamedInterface("agenda")
@NullMarked
package org.gongqiao.app.sessions.agenda;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

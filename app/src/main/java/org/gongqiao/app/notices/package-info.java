/**
 * Messages to people: in-app inbox, e-mail and SMS behind one port. A message is queued in the transaction of the act
 * that it tells of and delivered afterwards, tried again when a gateway fails, and given up with a reason that the
 * operator sees. It knows addresses only as long as a message waits: address and text are sealed, and the text is
 * erased once it is sent. It refuses to decide who is told what; the caller does.
 */
@ApplicationModule(displayName = "Notices", allowedDependencies = {"vault", "access", "audit", "ui"})
@NullMarked
package org.gongqiao.app.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

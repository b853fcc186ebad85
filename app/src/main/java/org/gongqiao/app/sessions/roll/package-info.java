/** Who may attend, who had the papers, who has signed in. */
@NamedInterface("roll")
@NullMarked
package org.gongqiao.app.sessions.roll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

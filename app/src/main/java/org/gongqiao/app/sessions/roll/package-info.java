/** Who may attend, who had the papers, who has signed in. */
@NullMarked
package org.gongqiao.app.sessions.roll;

import org.jspecify.annotations.NullMarked;

/** What held from when to when, and from when to when the system believed it. */
@NullMarked
package org.gongqiao.app.organization.history;

import org.jspecify.annotations.NullMarked;

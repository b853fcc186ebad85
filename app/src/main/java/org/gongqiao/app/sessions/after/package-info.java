/** Resolutions until they are carried out, publication, and the report to the union above. */
@NamedInterface("after")
@NullMarked
package org.gongqiao.app.sessions.after;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

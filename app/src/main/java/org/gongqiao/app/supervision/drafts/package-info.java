/** Draft laws: opinions of units and workers, the gathered opinion, and what became of each. */
@NamedInterface("drafts")
@NullMarked
package org.gongqiao.app.supervision.drafts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

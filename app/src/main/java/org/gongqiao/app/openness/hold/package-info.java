/** Decisions of employers that touch workers, held until the step of the congress is recorded. */
@NamedInterface("hold")
@NullMarked
package org.gongqiao.app.openness.hold;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

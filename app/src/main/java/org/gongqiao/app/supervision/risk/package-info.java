/** Risks on the employers' side, graded and reported upward; nothing about any person. */
@NamedInterface("risk")
@NullMarked
package org.gongqiao.app.supervision.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

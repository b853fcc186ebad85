/** Risks on the employers' side, graded and reported upward; nothing about any person. */
@NullMarked
package org.gongqiao.app.supervision.risk;

import org.jspecify.annotations.NullMarked;

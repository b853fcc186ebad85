/** Checklists, inspection plans and what was found. */
@NamedInterface("inspection")
@NullMarked
package org.gongqiao.app.supervision.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

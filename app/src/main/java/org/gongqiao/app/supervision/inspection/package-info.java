/** Checklists, inspection plans and what was found. */
@NullMarked
package org.gongqiao.app.supervision.inspection;

import org.jspecify.annotations.NullMarked;

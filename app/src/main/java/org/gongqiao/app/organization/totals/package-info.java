/** Jobs and commands that keep the totals of the tree exact. */
@NullMarked
package org.gongqiao.app.organization.totals;

import org.jspecify.annotations.NullMarked;

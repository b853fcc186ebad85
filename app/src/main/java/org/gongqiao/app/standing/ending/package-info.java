/** Memberships that the committee's decision ends, and the appeal against an expulsion. */
@NullMarked
package org.gongqiao.app.standing.ending;

import org.jspecify.annotations.NullMarked;

/** Floors' proposals: the record, its seconders, screening, owner, reply and rating. */
@NullMarked
package org.gongqiao.app.proposals.proposal;

import org.jspecify.annotations.NullMarked;

/** Floors' proposals: the record, its seconders, screening, owner, reply and rating. */
@NamedInterface("proposal")
@NullMarked
package org.gongqiao.app.proposals.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

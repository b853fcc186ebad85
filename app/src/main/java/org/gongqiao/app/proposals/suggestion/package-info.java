/** Workers' rational suggestions: filed, reviewed, carried out, what they bring, and the reward by the unit's own rates. */
@NamedInterface("suggestion")
@NullMarked
package org.gongqiao.app.proposals.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The set of systems (1+2+N) of each enterprise, and what machine finds missing or broken in it. */
@NamedInterface("systemset")
@NullMarked
package org.gongqiao.app.openness.systemset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** Guides to democratic management, published a version at a time, and pilots with figures before and after. */
@NamedInterface("guide")
@NullMarked
package org.gongqiao.app.proposals.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

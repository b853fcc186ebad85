/** What a claim consists of: the claim as it was filed, what was written to each other, and the words for its states. */
@NamedInterface("file")
@NullMarked
package org.gongqiao.app.claims.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

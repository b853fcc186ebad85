/** What a case consists of: the case, its inquiries and letters, the words for their states, and what is entered. */
@NamedInterface("file")
@NullMarked
package org.gongqiao.app.supervision.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** What a dispute consists of: the dispute, its steps and evidence, the words for its states, and what is entered. */
@NamedInterface("file")
@NullMarked
package org.gongqiao.app.disputes.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

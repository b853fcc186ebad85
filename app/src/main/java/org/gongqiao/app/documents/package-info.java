/**
 * Papers and files that leave the program. In its first form: lists as xlsx or csv, written as a stream, so that the
 * length of a list costs no memory, and safe to open, so that no cell becomes a formula.
 */
@ApplicationModule(displayName = "Documents", allowedDependencies = {})
@NullMarked
package org.gongqiao.app.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

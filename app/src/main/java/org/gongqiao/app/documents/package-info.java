/**
 * Papers and files. Lists as xlsx or csv, written as a stream; official papers from templates, as docx and PDF, the same
 * bytes for the same values (layout after GB/T 9704-2012); attachments, checked by content, cleaned of hidden places,
 * encrypted, with a chain of custody; case packages whose manifest anybody can check. It knows no procedure: wording
 * stands in templates, and who may see an attachment is decided by the record that it belongs to. It refuses to print a
 * paper with a gap or a character that no font has, and to take a file that is not what it says.
 */
@ApplicationModule(displayName = "Documents", allowedDependencies = {"access", "audit", "ui", "vault"})
@NullMarked
package org.gongqiao.app.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The database, its attachments and keys as one set: written, checked, restored; migrations behind a backup, never onto a newer database. */
@NullMarked
package org.gongqiao.app.operations.backup;

import org.jspecify.annotations.NullMarked;

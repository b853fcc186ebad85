package org.gongqiao.app.documents;

import org.gongqiao.app.access.Permission;

/**
 * A kind of record that attachments belong to: one bean each, of the module that keeps the records. Its migration says
 * {@code call documents.owner('<kind>', '<schema>.<table>')}, after which row-level security shows an attachment to
 * whoever may select the record with that {@code id}.
 *
 * @param read what a desk needs, beside the scope, to open an attachment of such a record
 */
public record AttachmentKind(String kind, Permission read) {}

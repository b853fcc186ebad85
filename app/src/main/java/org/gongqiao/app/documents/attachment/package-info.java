@NullMarked
package org.gongqiao.app.documents.attachment;

import org.jspecify.annotations.NullMarked;

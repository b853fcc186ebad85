@NullMarked
package org.gongqiao.app.documents.paper;

import org.jspecify.annotations.NullMarked;

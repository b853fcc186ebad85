@NullMarked
package org.gongqiao.app.documents.web;

import org.jspecify.annotations.NullMarked;

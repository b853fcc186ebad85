/** Pages and the API of supervision. */
@NullMarked
package org.gongqiao.app.supervision.web;

import org.jspecify.annotations.NullMarked;

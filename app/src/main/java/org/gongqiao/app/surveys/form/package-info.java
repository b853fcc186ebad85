/** Forms of surveys: questions in versions, and what may be answered to them. */
@NamedInterface("form")
@NullMarked
package org.gongqiao.app.surveys.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

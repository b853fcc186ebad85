/** Surveys issued, a sheet for each enterprise, the rates and the gaps. */
@NamedInterface("sheet")
@NullMarked
package org.gongqiao.app.surveys.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

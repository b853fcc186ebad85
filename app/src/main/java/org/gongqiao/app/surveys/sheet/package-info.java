/** Surveys issued, a sheet for each enterprise, the rates and the gaps. */
@NullMarked
package org.gongqiao.app.surveys.sheet;

import org.jspecify.annotations.NullMarked;

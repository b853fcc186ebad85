/** Moving a membership to another union: asking, deciding, following the matter, telling everybody concerned. */
@NullMarked
package org.gongqiao.app.standing.transfer;

import org.jspecify.annotations.NullMarked;

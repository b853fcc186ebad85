/** What happened to a claim, for whoever tells people of it; ids and stable names only. */
@NullMarked
package org.gongqiao.app.claims.event;

import org.jspecify.annotations.NullMarked;

/** What is asked beyond the common fields, and what can be answered, by occupation and topic (M31): shipped, and as unions have changed it. */
@NullMarked
package org.gongqiao.app.claims.template;

import org.jspecify.annotations.NullMarked;

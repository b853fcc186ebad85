/** Search over names while somebody types, for unions and employers alike. */
@NullMarked
package org.gongqiao.app.organization.names;

import org.jspecify.annotations.NullMarked;

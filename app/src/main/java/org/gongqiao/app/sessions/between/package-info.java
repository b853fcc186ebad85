/** Joint meetings and requests for a session out of turn. */
@NullMarked
package org.gongqiao.app.sessions.between;

import org.jspecify.annotations.NullMarked;

/** Pages and interfaces of sessions. */
@NullMarked
package org.gongqiao.app.sessions.web;

import org.jspecify.annotations.NullMarked;

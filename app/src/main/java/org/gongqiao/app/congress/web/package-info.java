/** Pages and interfaces of bodies, constituencies and delegates. */
@NullMarked
package org.gongqiao.app.congress.web;

import org.jspecify.annotations.NullMarked;

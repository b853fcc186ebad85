/** Pages and interfaces of bodies, constituencies and delegates; how forms are read and steps answered serves the pages of elections too. */
@NamedInterface("web")
@NullMarked
package org.gongqiao.app.congress.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

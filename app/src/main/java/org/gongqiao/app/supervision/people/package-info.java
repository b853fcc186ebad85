/** Who supervises: the body of a union, its supervisors, their training and cards. */
@NamedInterface("people")
@NullMarked
package org.gongqiao.app.supervision.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

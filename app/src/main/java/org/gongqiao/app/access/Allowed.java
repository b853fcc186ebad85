package org.gongqiao.app.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler is for desks whose role has the permission.
 *
 * <p>With {@link #record()} the path variable {@code {id}} names a record of that kind: where it does not lie in the
 * desk's scope the answer is 404, before anything else is looked at; where it does and the role may not, 403. Each
 * kind has one {@link RecordLookup}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Permission value();

    String record() default "";
}

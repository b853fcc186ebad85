package org.gongqiao.app.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler is for desks whose role has the permission.
 *
 * <p>With {@link #record()} the path variable {@code {id}} names a record of that kind: a desk without the permission
 * is told 403 where the record lies in its scope and 404 where it does not, so that nobody learns what exists
 * elsewhere. Each kind has one {@link RecordLookup}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Permission value();

    String record() default "";
}

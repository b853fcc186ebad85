package org.gongqiao.app.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The handler is for everybody, signed in or not; a nameless one does not look at who has signed in. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Public {

    /** Whether nothing of the visitor is bound for the time of the call: for complaints without a name. */
    boolean nameless() default false;
}

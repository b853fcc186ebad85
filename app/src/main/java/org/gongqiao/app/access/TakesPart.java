package org.gongqiao.app.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler is for somebody without an account who takes part in one matter in one of these roles. It names no record:
 * the scope holds exactly the one matter ({@link Scope#part()}). Without a proved grant 401, in another role 403.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesPart {

    PartRole[] value();
}

/**
 * Who may see what. A request or a job works at one {@linkplain org.gongqiao.app.access.Desk desk} at a time, which
 * gives it a {@linkplain org.gongqiao.app.access.Scope scope}; every transaction hands that scope to the database,
 * whose row-level security does the rest. A handler without a decision ({@code @Public}, {@code @Self},
 * {@code @Allowed}) is refused. Without a scope a transaction sees no scoped table at all.
 */
@ApplicationModule(displayName = "Access", allowedDependencies = {})
@NullMarked
package org.gongqiao.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The two first pages: the worker's home and the officer's desk. They put together what other modules know and keep
 * nothing themselves; what cannot be done yet is not on them.
 */
@ApplicationModule(displayName = "Home", allowedDependencies = {"access", "casework", "casework :: clock", "identity", "joining", "membership", "notices", "organization", "ui"})
@NullMarked
package org.gongqiao.app.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

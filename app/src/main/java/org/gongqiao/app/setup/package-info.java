/**
 * The first hour of an empty installation: the one-time link of the console makes the top union and the first
 * administrator, who then gives all other posts. It refuses to work a second time.
 */
@ApplicationModule(displayName = "Setup", allowedDependencies = {"access", "identity", "operations", "organization", "ui"})
@NullMarked
package org.gongqiao.app.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The statute book as data, and the checks that read it: a rule is a named pure function with a versioned id, its
 * numbers are parameters by region and date, and every verdict carries the article and the versions it rests on. It
 * decides nothing itself and keeps no deadline running; where a number is missing its answer is "to be confirmed",
 * never a guess. It carries no official text, only statements in our own words.
 */
@ApplicationModule(displayName = "Law", allowedDependencies = {"access", "audit", "operations", "ui"})
@NullMarked
package org.gongqiao.app.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What every procedure shares: the matter with its number, handler and last day, its steps, the hand-overs, and one
 * to-do table ordered by date. A matter whose day passes goes by itself to the next union named for it, then upward:
 * silence never decides anything, it only passes the decision on. It knows no procedure's own rules; a module tells it
 * the succession and the limits by the names of law parameters, and hears of each hand-over by an event.
 */
@ApplicationModule(displayName = "Casework", allowedDependencies = {"access", "audit", "identity", "law", "law :: deadline", "notices", "operations", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

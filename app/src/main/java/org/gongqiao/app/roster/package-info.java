/**
 * Member rosters as offices send them: read, previewed against what the database knows, written after the officer's word,
 * undone again. An import records memberships that exist on paper, with the date and basis that the officer declares; a
 * row without a basis becomes an invitation, and nobody is enrolled by a list (M-02). It moves nobody from one union to
 * another (M-03) and never says where else somebody is a member. What stands in other modules is written through their
 * facades. Source: Measures on Union Membership Records; work plan on real-name registration (2017).
 */
@ApplicationModule(displayName = "Roster", allowedDependencies = {"access", "audit", "documents", "identity", "membership", "notices", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The tree of unions along the area line (块) and the industry line (条), the employers that they cover, regions, and
 * the subtree totals. Rows are effective-dated from the start; labels in a path never change. It knows no member: other
 * modules tell it by how much a count changed.
 */
@ApplicationModule(displayName = "Organization", allowedDependencies = {"access", "audit", "operations", "operations :: health", "ui"})
@NullMarked
package org.gongqiao.app.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

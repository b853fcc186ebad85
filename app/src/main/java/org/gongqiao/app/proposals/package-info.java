/**
 * What reaches a congress from below: delegates' proposals (D-29) from seconding to the report to the next session, workers'
 * rational suggestions with what they bring, and the guides and pilots by which a higher union teaches democratic management.
 * It ranks no person, merges nothing without its proposer's word, and decides nothing by silence: what is late goes up.
 * Sources: Shanghai Regulation on Workers' Congresses 12, 36; Zhejiang Regulation on Democratic Management 7; deployment's own limits.
 */
@ApplicationModule(displayName = "Proposals", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "congress", "documents", "identity",
        "law", "law :: decision", "law :: deadline", "law :: democracy", "law :: rights", "membership", "notices", "organization", "ui"})
@NullMarked
package org.gongqiao.app.proposals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

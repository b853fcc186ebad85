/**
 * Supervision of labour law by unions: from a clue through the reminder letter, the inquiry by supervisors with their
 * cards, the opinion and the recommendation to the hand-over to prosecutors; inspections; comments on draft laws; risks on
 * the employers' side. It proposes each next step with its article and sends none by itself. It judges no employer beyond
 * what an inquiry found, names no worker in a letter, and watches no person. Source: rules S-01 to S-14.
 */
@ApplicationModule(displayName = "Supervision", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "claims", "claims :: file", "documents", "identity", "law",
        "law :: deadline", "law :: decision", "law :: rights", "membership", "notices", "organization", "ui"})
@NullMarked
package org.gongqiao.app.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

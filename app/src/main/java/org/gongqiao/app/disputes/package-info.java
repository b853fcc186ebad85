/**
 * A labour dispute as one procedure under one number: consultation, mediation, arbitration, suit, each step with its
 * rule, its clocks and the step that follows; beside it legal aid, joint mediation with partner bodies, the employer's
 * answer, the union's check of dismissals and layoffs, and the checklists of grassroots work. Where a dispute stands is
 * kept for each worker, because mediation may succeed for some and fail for others. It decides nobody's right: it says
 * what the law provides and by when, and keeps no date of its own (casework does). Source: Labour Dispute Mediation and
 * Arbitration Law; Labour Contract Law 39 to 43; Legal Aid Law; rules.
 */
@ApplicationModule(displayName = "Disputes", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "claims", "claims :: file", "documents", "identity", "law",
        "law :: deadline", "law :: rights", "membership", "notices", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

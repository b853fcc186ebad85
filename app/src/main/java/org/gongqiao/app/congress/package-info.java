/**
 * The bodies through which workers take part: workers' congresses and assemblies, members' congresses and assemblies, school,
 * regional and industry congresses, with constituencies, seats, delegates, terms, committees and non-voting attendees. The kind
 * chooses the rules; every step has a verdict of {@code law.democracy} by region and day, and what counts is kept. It holds no
 * sessions and no votes, and concludes nothing that the rules leave open. Source: Provisions on Democratic Management of
 * Enterprises (2012); regulations of Shanghai and Zhejiang; rules D-01 to D-07, D-12, D-16, D-30, J-08.
 */
@ApplicationModule(displayName = "Congress", allowedDependencies = {"access", "audit", "documents", "identity", "joining", "law", "law :: decision", "law :: deadline",
        "law :: democracy", "law :: rights", "membership", "notices", "organization", "ui"})
@NullMarked
package org.gongqiao.app.congress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

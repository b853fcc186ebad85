/**
 * The tamper-evident log: who did, saw or exported what, when and why. Entries are written in the transaction of the
 * act itself and chained by hash within seconds; a command checks the chain from outside. It watches acts on data,
 * never people: no page views, no hours online. Source: PIPL 54–57; retention at least six months (Cybersecurity Law 21).
 */
@ApplicationModule(displayName = "Audit", allowedDependencies = {"access", "ui"})
@NullMarked
package org.gongqiao.app.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

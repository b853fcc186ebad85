/**
 * What becomes of a membership after it began: its transfer to another union, where the receiving union accepts or refuses
 * (M-03, M-04, M-05), and its end by decision of the committee, with the appeal against an expulsion (M-07, M-08). It never
 * makes a second membership (M-09), moves nobody without his or his union's asking, and ends nothing that the rules do not
 * carry. Source: Measures on Union Membership Records; Constitution of the Trade Unions of China, chapter 1.
 */
@ApplicationModule(displayName = "Standing", allowedDependencies = {"access", "audit", "casework", "identity", "joining", "law", "law :: decision",
        "law :: deadline", "membership", "notices", "organization", "ui"})
@NullMarked
package org.gongqiao.app.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

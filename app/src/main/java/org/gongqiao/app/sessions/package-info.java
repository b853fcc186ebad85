/**
 * A session of a congress from the first proposal of an agenda to the last resolution carried out: typed matters, papers
 * with proof of delivery, groups, sign-in, quorum, votes, resolutions, publication, the report to the union above; and
 * what lies between sessions, joint meetings and requests for a session out of turn. Every step is judged by the text in
 * force at its place on its day, and the decision is kept. It computes no law itself, counts no ballots (voting does) and
 * keeps no list of delegates (congress does); it neither opens a session without quorum nor votes openly where the text
 * asks for a secret ballot. Source: rules D-07 to D-15, D-18, D-30, D-31, J-09, J-17.
 */
@ApplicationModule(displayName = "Sessions", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "congress", "documents", "elections", "identity",
        "kernel", "law", "law :: deadline", "law :: decision", "law :: democracy", "law :: rights", "notices", "organization", "proposals", "ui", "vault", "voting"})
@NullMarked
package org.gongqiao.app.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

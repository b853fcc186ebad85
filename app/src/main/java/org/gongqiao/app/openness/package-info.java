/**
 * Open management: what an employer publishes to its workers, by list, cycle and responsible person, with their questions and the
 * answers; the set of systems (1+2+N) of each enterprise with what is missing or broken in it; and the employer's decisions that
 * touch workers, held until the step of the congress is recorded. How far workers take part is kept as bare counts: it refuses to
 * know who read what. What a congress did it takes from the sessions themselves, never from a claim. Source: Provisions on
 * Democratic Management of Enterprises (2012); Labour Contract Law 4, 41, 51; regulations of Shanghai and Zhejiang; rules D-13,
 * D-17 to D-19, D-27, D-28.
 */
@ApplicationModule(displayName = "Openness", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "congress", "documents", "identity", "law",
        "law :: deadline", "law :: decision", "law :: democracy", "law :: rights", "membership", "notices", "organization", "proposals",
        "proposals :: guide", "proposals :: proposal", "proposals :: suggestion", "sessions", "sessions :: agenda", "supervision", "supervision :: file",
        "surveys", "surveys :: form", "ui", "vault", "voting"})
@NullMarked
package org.gongqiao.app.openness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

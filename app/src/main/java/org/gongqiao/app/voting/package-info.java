/**
 * Votes: questions put to electors in one manner, in secret on phones (ballots encrypted in the voter's browser, on a public
 * board that anybody can check), in secret on paper, both together, or openly by hands or by name. It prepares, opens, closes
 * and counts; who may vote, on what, and what a count means is decided by whoever asks for the vote. It knows no congress. It
 * never holds a voter's credential, a trustee's key or a plain ballot, and nothing in it joins a person to a ballot. Source:
 * rules D-10, J-11, J-12, N-3; Belenios protocol, version 1 (docs/spec/ballot.md).
 */
@ApplicationModule(displayName = "Voting", allowedDependencies = {"access", "audit", "documents", "identity", "law", "law :: decision", "law :: democracy",
        "law :: deadline", "notices", "operations", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.voting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

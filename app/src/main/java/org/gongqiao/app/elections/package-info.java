/**
 * Elections of a union's committee, standing committee, chair and vice-chairs, auditing and women's committee, and of worker directors
 * and supervisors: candidates and their bars, publicity, review, rounds with their verdicts, the report up and its answer; who holds
 * which office, recall and vacancy; what a company owes its workers' seats. It counts no ballots: {@code voting} does, or a paper
 * count is entered. Source: Rules on Elections in Grassroots Trade Unions (J-04 to J-22); Company Law (D-20 to D-26).
 */
@ApplicationModule(displayName = "Elections", allowedDependencies = {"access", "audit", "congress", "congress :: web", "documents", "identity", "law",
        "law :: decision", "law :: deadline", "law :: democracy", "law :: rights", "membership", "notices", "organization", "ui", "voting"})
@NullMarked
package org.gongqiao.app.elections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Surveys that a union issues to all enterprises of its scope (D08): a form in versions that an officer edits, prefilled with what
 * the system knows, filled in by the grassroots officer, checked above by somebody else, with rates by level, industry and
 * ownership as whole numbers and the gaps by enterprise. It surveys enterprises, never persons, and invents no answer: what
 * nobody has filled in counts as not answered. Source: baseline survey of the establishment of democratic management; D-32.
 */
@ApplicationModule(displayName = "Surveys", allowedDependencies = {"access", "audit", "congress", "documents", "identity", "law", "notices",
        "operations", "organization", "ui"})
@NullMarked
package org.gongqiao.app.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

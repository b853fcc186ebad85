/**
 * Decisions as they were made: check, facts, the versions of rule and numbers that were read, verdict, and about which
 * record. A kept decision shows the version it was made under for ever and can be run again with it. Facts of rules hold
 * no names. Decisions about sealed matters are not kept here: their module keeps the {@link org.gongqiao.app.law.decision.Decision}
 * with what is sealed, and {@link org.gongqiao.app.law.decision.Verdicts#rerun(Decision)} needs nothing else.
 */
@NamedInterface("decision")
@NullMarked
package org.gongqiao.app.law.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

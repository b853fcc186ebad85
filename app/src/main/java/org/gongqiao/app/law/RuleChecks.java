package org.gongqiao.app.law;

import java.util.List;

/** The checks of a module, and every earlier revision of them: what a decision that was kept is run again with. A bean. */
@FunctionalInterface
public interface RuleChecks {

    List<? extends RuleCheck<?>> all();
}

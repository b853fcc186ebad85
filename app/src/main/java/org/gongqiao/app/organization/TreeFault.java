package org.gongqiao.app.organization;

import org.jspecify.annotations.Nullable;

/** Why a change to a union or an employer is refused. */
public sealed interface TreeFault permits UnionFault, EmployerFault {

    String name();

    /** Id of the rule in {@code docs/domain/organization.md}. */
    String ruleId();

    /** The article or standard that the rule follows, in words by {@code organization.article.<it>}; null for a rule of the program's own. */
    @Nullable String article();

    /** The form field at which the reason is shown. */
    String field();

    /** Message that says it and what to do. */
    String key();

    /** Whether somebody else changed the record meanwhile. */
    boolean isStale();
}

package org.gongqiao.app.organization;

import org.jspecify.annotations.Nullable;

/**
 * Why a change to the tree of unions is refused. The message {@code organization.refusal.<NAME>} says it and what to do;
 * {@link #ruleId()} is the id of the rule in {@code docs/domain/organization.md}.
 */
public enum UnionFault implements TreeFault {
    NAME_MISSING("O-01", null, "name"),
    NAME_TOO_LONG("O-01", null, "name"),
    NAME_TAKEN("O-02", null, "name"),
    CREDIT_CODE_WRONG("O-03", "GB_32100", "creditCode"),
    CREDIT_CODE_NOT_A_UNION("O-03", "GB_32100", "creditCode"),
    CREDIT_CODE_TAKEN("O-03", "GB_32100", "creditCode"),
    PARENT_MISSING("O-04", "TUL_10", "areaParent"),
    PARENT_NOT_OPEN("O-04", "TUL_10", "areaParent"),
    PARENT_TOO_LOW("O-04", "TUL_10", "areaParent"),
    CHILD_TOO_HIGH("O-04", "TUL_10", "kind"),
    KIND_DOES_NOT_FIT_LEVEL("O-05", null, "kind"),
    PART_STAYS_PART("O-05", null, "kind"),
    LINE_PARENT_OFF_LINE("O-06", "TUL_10", "lineParent"),
    LINE_HAS_UNIONS("O-06", "TUL_10", "lineParent"),
    LINE_FOLLOWS_UNION("O-06", null, "lineParent"),
    PARENT_IN_OWN_SUBTREE("O-07", null, "areaParent"),
    ALREADY_THERE("O-07", null, "areaParent"),
    TOP_STAYS("O-07", null, "areaParent"),
    POSTS_ON_LINE("O-07", null, "lineParent"),
    UNIONS_BELOW("O-08", "TUL_13", "ground"),
    MEMBERS_LEFT("O-08", "TUL_13", "ground"),
    EMPLOYERS_LEFT("O-08", "TUL_13", "ground"),
    GROUND_MISSING("O-08", "TUL_13", "ground"),
    ALREADY_CLOSED("O-08", "TUL_13", "status"),
    DATE_MISSING("O-09", null, "on"),
    DATE_IN_FUTURE("O-09", null, "on"),
    DATE_BEFORE_FOUNDING("O-09", null, "on"),
    UNTIL_NOT_AFTER("O-09", null, "until"),
    FOUNDED_IN_FUTURE("O-09", null, "foundedOn"),
    FOUNDED_AFTER_CLOSING("O-09", null, "foundedOn"),
    STALE("O-10", null, "version"),
    REGION_UNKNOWN("O-11", "GB_2260", "region"),
    INDUSTRY_UNKNOWN("O-11", "GB_4754", "industry");

    private final String ruleId;
    private final @Nullable String article;
    private final String field;

    UnionFault(String ruleId, @Nullable String article, String field) {
        this.ruleId = ruleId;
        this.article = article;
        this.field = field;
    }

    @Override
    public String ruleId() {
        return ruleId;
    }

    @Override
    public @Nullable String article() {
        return article;
    }

    @Override
    public String field() {
        return field;
    }

    @Override
    public String key() {
        return "organization.refusal." + name();
    }

    @Override
    public boolean isStale() {
        return this == STALE;
    }
}

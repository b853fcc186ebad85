package org.gongqiao.app.organization;

import org.jspecify.annotations.Nullable;

/** Why a change to an employer is refused; messages {@code organization.employerRefusal.<NAME>}. */
public enum EmployerFault implements TreeFault {
    NAME_MISSING("E-01", null, "name"),
    NAME_TOO_LONG("E-01", null, "name"),
    CREDIT_CODE_WRONG("E-02", "GB_32100", "creditCode"),
    CREDIT_CODE_TAKEN("E-02", "GB_32100", "creditCode"),
    STAFF_WRONG("E-03", null, "staff"),
    WOMEN_MORE_THAN_STAFF("E-03", null, "women"),
    PLATFORM_MISSING("E-04", null, "platformId"),
    PLATFORM_WRONG("E-04", null, "platformId"),
    UNION_CLOSED("E-05", "TUL_11", "unitId"),
    REGION_UNKNOWN("E-06", "GB_2260", "region"),
    INDUSTRY_UNKNOWN("E-06", "GB_4754", "industry"),
    DATE_MISSING("E-07", null, "on"),
    DATE_IN_FUTURE("E-07", null, "on"),
    DATE_BEFORE_KNOWN("E-07", null, "on"),
    ENDED("E-08", null, "on"),
    STALE("E-09", null, "version");

    private final String ruleId;
    private final @Nullable String article;
    private final String field;

    EmployerFault(String ruleId, @Nullable String article, String field) {
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
        return "organization.employerRefusal." + name();
    }

    @Override
    public boolean isStale() {
        return this == STALE;
    }
}

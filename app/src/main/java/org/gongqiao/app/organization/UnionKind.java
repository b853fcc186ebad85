package org.gongqiao.app.organization;

/** What a union is; a message {@code organization.kind.<NAME>} says it in words. */
public enum UnionKind {
    /** 总工会 */ FEDERATION,
    /** 产业、行业工会(联合会) */ INDUSTRY_UNION,
    /** 基层工会委员会 of one employer */ ENTERPRISE_UNION,
    /** 联合基层工会, of several employers or of an area */ JOINT_UNION,
    /** 分会 */ BRANCH,
    /** 工会小组 */ GROUP;

    /** Whether it is a part of the union above it and not a union of its own. */
    public boolean isPart() {
        return this == BRANCH || this == GROUP;
    }
}

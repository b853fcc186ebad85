package org.gongqiao.app.congress;

/** What a body is; it chooses the rules. Message {@code congress.kind.<NAME>}. */
public enum BodyKind {
    /** 职工代表大会 */ WORKERS_CONGRESS,
    /** 职工大会 */ WORKERS_ASSEMBLY,
    /** 会员大会 */ MEMBERS_ASSEMBLY,
    /** 会员代表大会 */ MEMBERS_CONGRESS,
    /** 教职工代表大会 */ SCHOOL_CONGRESS,
    /** 区域职工代表大会 */ REGIONAL_CONGRESS,
    /** 行业职工代表大会 */ INDUSTRY_CONGRESS,
    /** 教职工大会 */ SCHOOL_ASSEMBLY;

    /** Everybody takes part himself; nobody is elected to it. */
    public boolean isAssembly() {
        return this == WORKERS_ASSEMBLY || this == MEMBERS_ASSEMBLY || this == SCHOOL_ASSEMBLY;
    }

    /** A body of a school's staff, under rules of its own (D-30). */
    public boolean isOfSchool() {
        return this == SCHOOL_CONGRESS || this == SCHOOL_ASSEMBLY;
    }

    /** A body of the union's members, under the rules of union elections (J-). */
    public boolean isOfMembers() {
        return this == MEMBERS_ASSEMBLY || this == MEMBERS_CONGRESS;
    }

    /** The limit within which it meets again (J-25, D-30, D-07). */
    public String meetsWithin() {
        return isOfMembers() ? "J-25.each" : isOfSchool() ? "D-30.each" : "D-07.each";
    }

    /** A congress over several employers, of a region or an industry (D-16). */
    public boolean isOfManyEmployers() {
        return this == REGIONAL_CONGRESS || this == INDUSTRY_CONGRESS;
    }
}

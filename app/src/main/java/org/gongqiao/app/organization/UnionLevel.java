package org.gongqiao.app.organization;

import java.util.Set;

/** Level of a union, from the top; messages {@code organization.level.<NAME>}. */
public enum UnionLevel {
    NATIONAL, PROVINCE, CITY, COUNTY, TOWNSHIP, BASE, WORKSHOP, GROUP;

    /** What may stand here (rule O-05). */
    public Set<UnionKind> kinds() {
        return switch (this) {
            case NATIONAL, PROVINCE, CITY, COUNTY -> Set.of(UnionKind.FEDERATION, UnionKind.INDUSTRY_UNION);
            case TOWNSHIP -> Set.of(UnionKind.FEDERATION, UnionKind.INDUSTRY_UNION, UnionKind.JOINT_UNION);
            case BASE -> Set.of(UnionKind.ENTERPRISE_UNION, UnionKind.JOINT_UNION);
            case WORKSHOP -> Set.of(UnionKind.BRANCH);
            case GROUP -> Set.of(UnionKind.GROUP);
        };
    }

    /** Whether a union of this level may stand directly above one of the other (rule O-04): higher, or both of the base (a group's union and its firms'). */
    public boolean mayStandAbove(UnionLevel other) {
        return compareTo(other) < 0 || this == BASE && other == BASE;
    }
}

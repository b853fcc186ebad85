package org.gongqiao.app.organization;

/** What an employer is; messages {@code organization.employerKind.<NAME>}. */
public enum EmployerKind {
    ENTERPRISE, INSTITUTION, PUBLIC_BODY, SOCIAL_ORGANISATION, SOLE_TRADER,
    /** 平台企业: its workers hold accounts, not always contracts. */ PLATFORM,
    /** 网点、站点 of a platform. */ STATION,
    /** 合作用工企业 of a platform. */ PARTNER;

    /** Whether it works for a platform, which must then be named (rule E-04). */
    public boolean worksForPlatform() {
        return this == STATION || this == PARTNER;
    }
}

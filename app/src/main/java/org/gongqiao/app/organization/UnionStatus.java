package org.gongqiao.app.organization;

/** Where a union stands in its life; messages {@code organization.status.<NAME>}. */
public enum UnionStatus {
    /** Its founding was agreed to, it has not been elected yet (筹备期). */ PREPARING,
    ACTIVE, CLOSED
}

package org.gongqiao.app.claims;

/** Where it came in; message {@code claims.source.<NAME>}. */
public enum ClaimSource { PHONE, STATION, DESK, ANONYMOUS }

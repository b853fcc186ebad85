package org.gongqiao.app.claims.file;

/** Where it came in; message {@code claims.source.<NAME>}. */
public enum ClaimSource { PHONE, STATION, DESK, ANONYMOUS }

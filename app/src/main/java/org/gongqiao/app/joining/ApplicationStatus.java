package org.gongqiao.app.joining;

/** Message {@code joining.status.<NAME>}. */
public enum ApplicationStatus { WAITING, APPROVED, REFUSED, WITHDRAWN }

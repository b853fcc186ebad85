package org.gongqiao.app.supervision.file;

/** What supervisors put on record when an employer does not cooperate (S-06); messages {@code supervision.obstruction.<NAME>}. */
public enum Obstruction { NO_CONTACT, PAPERS_REFUSED, PAPERS_FALSE, PAPERS_HIDDEN }

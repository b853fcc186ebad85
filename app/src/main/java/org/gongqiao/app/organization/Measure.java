package org.gongqiao.app.organization;

/** What is counted up the tree. */
public enum Measure { UNIONS, MEMBERS, WOMEN, NEW_FORM_WORKERS, MIGRANTS }

package org.gongqiao.app.law;

/** Who made a version: the program's own data, or the operator, whose version stands above it. */
public enum Origin { SHIPPED, OPERATOR }

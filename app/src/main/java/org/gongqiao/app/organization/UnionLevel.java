package org.gongqiao.app.organization;

/** Level of a union in its line, from the top. */
public enum UnionLevel { NATIONAL, PROVINCE, CITY, COUNTY, TOWNSHIP, BASE, WORKSHOP, GROUP }

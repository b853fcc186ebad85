package org.gongqiao.app.law;

/**
 * A number that a rule asks for, whether or not anybody has set it.
 *
 * @param citation where a region is told to set it
 */
public record ParameterName(String name, String ruleId, Unit unit, Citation citation) {}

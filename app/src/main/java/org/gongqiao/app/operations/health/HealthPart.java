package org.gongqiao.app.operations.health;

/** A part of the operator's page that another module knows; a bean. Message {@code operations.health.part.<part>} names it. */
public interface HealthPart {

    Health.Check health();
}

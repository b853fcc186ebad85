package org.gongqiao.app.law;

/**
 * What is looked at before a supervisor gets his card.
 *
 * @param localFederation whether the union that would issue it is a local federation
 * @param trained         whether the supervisor was trained and examined
 * @param withinTerm      whether the card would end no later than the supervisor's term
 */
public record CardFacts(boolean localFederation, boolean trained, boolean withinTerm) {}

package org.gongqiao.app.law;

/**
 * What is asked when somebody joins. Nationality, race, sex, occupation, belief and education are missing on purpose:
 * a rule that cannot see them cannot use them (M-01).
 *
 * @param ownAct             the person applied himself
 * @param livesOnWages       he declares wages as his main income
 * @param labourRelation     he has a labour relation with an employer
 * @param newForm            he works in a new form of employment (driver, courier, rider, other platform work)
 * @param dispatched         he is sent by a dispatching unit to a using unit
 * @param liveMembership     he has a live membership already
 * @param employerHasUnion   the employer (of a dispatched worker: the dispatcher) has a union
 * @param usingUnitHasUnion  the using unit has one
 */
public record JoiningFacts(boolean ownAct, boolean livesOnWages, boolean labourRelation, boolean newForm, boolean dispatched,
                           boolean liveMembership, boolean employerHasUnion, boolean usingUnitHasUnion) {}

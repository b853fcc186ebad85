package org.gongqiao.app.voting.open;

/**
 * What a teller confirms of a roll-call: the list as it was read out.
 *
 * @param fingerprint of all answers by name
 * @param called      electors who answered
 */
public record RollCallSheet(String fingerprint, int called) {}

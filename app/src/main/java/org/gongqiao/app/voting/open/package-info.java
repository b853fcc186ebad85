/**
 * Open votes: hands, counted by two tellers each by himself, and the roll-call, where each elector's answer is written down by name and
 * both tellers confirm the list as it was read out.
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.open;

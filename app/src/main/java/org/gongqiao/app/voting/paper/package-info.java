/**
 * The roll of a secret vote at sign-in, where each takes a slip or a paper and never both, and the papers: printed, handed out,
 * spoilt, unused, returned, counted by two tellers. Nothing is counted before these numbers agree (rules V-14, J-12).
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.paper;

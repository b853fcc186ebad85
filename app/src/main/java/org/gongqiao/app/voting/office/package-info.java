/**
 * The persons who run a vote beside the union's officers: trustees of the key, registrars of the credentials, tellers. Nobody holds
 * two of these offices in one vote, and nobody who stands for election in it holds any (rules V-11, V-12, V-13; J-11).
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.office;

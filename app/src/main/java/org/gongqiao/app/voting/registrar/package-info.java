/**
 * The registrars: two persons of the mandate commission, in the browser of one of whom all credentials are made. What comes here is
 * their public list with the weights, and who was given a slip again; never a credential, and nothing that joins one to a person.
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.registrar;

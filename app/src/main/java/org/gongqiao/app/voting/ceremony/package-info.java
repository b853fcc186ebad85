/**
 * The trustees: their key ceremony, which can be broken off and begun again, the test decryption before the opening, and the
 * decryption after the close. What arrives here is public, or sealed in a trustee's browser to another trustee (spec 1.6): no seed,
 * no share of the key and no password is ever sent.
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.ceremony;

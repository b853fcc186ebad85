/**
 * From the close to the count: the encrypted tally and the whole verification in a JVM of their own, the trustees' partial
 * decryptions, the result. Each step is written down on the board, so that a job that was killed goes on where it stood.
 */
@NullMarked
package org.gongqiao.app.voting.tally;

import org.jspecify.annotations.NullMarked;

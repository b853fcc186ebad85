package org.gongqiao.app.voting.ceremony;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trustee is to do next, with everything that the browser needs for it. Nothing in it is secret.
 *
 * @param step         what to do, or to wait for
 * @param round        the going of the ceremony; a message names it, so that none slips into the next
 * @param place        of this trustee, from 1
 * @param certificates of all, by place; null before all are in
 * @param input        from all for this trustee; at {@link Step#FINISH}
 * @param share        what this trustee sent last: his share sealed to himself, and his verification key
 * @param publicKey    his verification key, by which the browser knows the right file
 * @param election     of the test or of the vote; where there is something to decrypt
 * @param tally        to be decrypted
 * @param others       how far each trustee has come
 */
public record TrusteeTask(Step step, int round, int place, int size, int threshold, String group, @Nullable List<String> certificates,
                          @Nullable String input, @Nullable String share, @Nullable String publicKey, @Nullable String election, @Nullable String tally,
                          List<Progress> others) {

    /** Message {@code voting.trustee.step.<NAME>}. */
    public enum Step {
        /** The ceremony has not begun. */
        NOT_BEGUN(false),
        /** Make a seed, keep it, send the certificate. */
        CERTIFY(true),
        /** Make the polynomial. */
        SHARE(true),
        /** Open and check what the others sent, keep the share. */
        FINISH(true),
        /** Decrypt the test from the kept file. */
        REHEARSE(true),
        /** Wait until the others have done the same. */
        WAIT(false),
        /** All is ready; wait for the vote to open and to close. */
        READY(false),
        /** The vote is closed, and its tally is not made yet. */
        TALLYING(false),
        /** Decrypt the tally of the vote. */
        DECRYPT(true),
        /** Has decrypted, or enough others have. */
        DONE(false);

        private final boolean acts;

        Step(boolean acts) {
            this.acts = acts;
        }

        /** Whether it is this trustee's turn. */
        public boolean acts() {
            return acts;
        }
    }

    /** One trustee among all. */
    public record Progress(int place, String name, boolean done) {}
}

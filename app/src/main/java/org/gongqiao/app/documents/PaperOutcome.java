package org.gongqiao.app.documents;

import java.util.List;

/** What became of making a paper. */
public sealed interface PaperOutcome {

    record Made(Paper paper) implements PaperOutcome {}

    /** With all faults at once, in the order of the paper. */
    record Refused(List<PaperFault> faults) implements PaperOutcome {}

    /**
     * The paper, for a caller that has checked its facts before.
     *
     * @throws IllegalStateException where it was refused
     */
    default Paper orThrow() {
        return switch (this) {
            case Made made -> made.paper();
            case Refused refused -> throw new IllegalStateException("a paper was refused: " + refused.faults());
        };
    }
}

package org.gongqiao.app.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The rule of two people: what one proposes another one decides, each signed in with a second factor. Each answer is empty where he who acts may. */
@Component
public class TwoPeople {

    /** Message {@code ui.proposal.state.<NAME>}. */
    public enum State { WAITING, APPROVED, REFUSED, WITHDRAWN }

    /** Why an act on a proposal is refused; message {@code ui.proposal.why.<NAME>}. */
    public enum Why {
        /** The session has no second factor, or belongs to no person. */
        NO_SECOND_FACTOR,
        /** Somebody decided it meanwhile. */
        DECIDED,
        /** The one who proposed it cannot decide it. */
        SAME_PERSON,
        /** A refusal needs its reason. */
        NO_REASON,
        /** Only who proposed it withdraws it. */
        NOT_YOURS,
        /** It names something that does not exist. */
        UNKNOWN,
        /** It says nothing else than what counts now. */
        NOTHING_NEW,
        /** It has faults by now. */
        FAULTY
    }

    private final SecondFactor factor;

    TwoPeople(SecondFactor factor) {
        this.factor = factor;
    }

    public Optional<Why> againstProposing() {
        return factor.isProved() && Scope.actor().isPresent() ? Optional.empty() : Optional.of(Why.NO_SECOND_FACTOR);
    }

    public Optional<Why> againstDeciding(State state, UUID proposedBy) {
        return againstProposing().or(() -> state == State.WAITING ? Optional.empty() : Optional.of(Why.DECIDED))
                .or(() -> isActor(proposedBy) ? Optional.of(Why.SAME_PERSON) : Optional.empty());
    }

    public Optional<Why> againstRefusing(State state, UUID proposedBy, String reason) {
        return againstDeciding(state, proposedBy).or(() -> reason.isBlank() ? Optional.of(Why.NO_REASON) : Optional.empty());
    }

    public Optional<Why> againstWithdrawing(State state, UUID proposedBy) {
        return state != State.WAITING ? Optional.of(Why.DECIDED) : isActor(proposedBy) ? Optional.empty() : Optional.of(Why.NOT_YOURS);
    }

    private static boolean isActor(UUID person) {
        return Scope.actor().filter(person::equals).isPresent();
    }
}

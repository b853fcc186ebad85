package org.gongqiao.app.organization;

import java.util.List;

/** What became of a change to the tree. */
public sealed interface UnionOutcome {

    record Done(Union union) implements UnionOutcome {}

    /** Nothing was changed; every reason that could be found at once. */
    record Refused(List<UnionFault> faults) implements UnionOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    static UnionOutcome refused(UnionFault fault) {
        return new Refused(List.of(fault));
    }
}

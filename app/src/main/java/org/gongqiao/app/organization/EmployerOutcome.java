package org.gongqiao.app.organization;

import java.util.List;

/** What became of a change to an employer. */
public sealed interface EmployerOutcome {

    record Done(Employer employer) implements EmployerOutcome {}

    /** Nothing was changed; every reason that could be found at once. */
    record Refused(List<EmployerFault> faults) implements EmployerOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}

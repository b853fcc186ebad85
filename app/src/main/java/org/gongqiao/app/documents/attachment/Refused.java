package org.gongqiao.app.documents.attachment;

import java.io.IOException;
import org.gongqiao.app.documents.TakeFault;

/** A file that is not taken. Thrown inside this package only and turned into a {@code TakeOutcome} where files come in. */
final class Refused extends IOException {

    private final TakeFault fault;

    Refused(TakeFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    TakeFault fault() {
        return fault;
    }
}

package org.gongqiao.app.surveys.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A module that knows something of an enterprise which a survey asks; one bean each. */
public interface KnownSource {

    /** What it knows of the enterprise that this union covers, in the caller's transaction and scope. What it does not know is missing, and never a no. */
    Map<Known, String> of(UUID unit, LocalDate on);
}

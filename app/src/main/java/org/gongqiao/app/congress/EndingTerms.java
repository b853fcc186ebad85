package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Something whose terms end, so that the officers of its union are told before: a module has a bean of it. */
public interface EndingTerms {

    /**
     * A term that ends.
     *
     * @param key  message with name and last day
     * @param link to its page
     */
    record Ending(UUID unit, String key, String name, LocalDate termTo, String link) {}

    /** Those that end within so many days and of which nobody was told that yet; they count as told. */
    List<Ending> toWarn(LocalDate today, int days);
}

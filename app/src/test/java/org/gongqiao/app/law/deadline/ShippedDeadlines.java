package org.gongqiao.app.law.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.ShippedBook;

/** The deadline engine over the program's own files, without a database: for tables of other modules. */
public final class ShippedDeadlines {

    private ShippedDeadlines() {}

    /** The same with readings that an operator has settled for the country: question to reading. */
    public static Reckoner of(ShippedBook book, Map<String, Reading> settled) {
        return new Reckoner(new Almanac(Counting.shipped(), book.parameters(), book.rules(), settled.entrySet().stream()
                .map(each -> new SettledReading(each.getKey(), Parameter.COUNTRY, 1, each.getValue(), "trial", "trial", Instant.EPOCH)).toList()));
    }

    /** Counts with the shipped calendar and the limits of this book, with no reading settled. */
    public static Reckoner of(ShippedBook book) {
        return new Reckoner(new Almanac(Counting.shipped(), book.parameters(), book.rules(), List.of()));
    }
}

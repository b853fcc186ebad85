package org.gongqiao.app.law.deadline;

import java.util.List;
import org.gongqiao.app.law.ShippedBook;

/** The deadline engine over the program's own files, without a database: for tables of other modules. */
public final class ShippedDeadlines {

    private ShippedDeadlines() {}

    /** Counts with the shipped calendar and the limits of this book, with no reading settled. */
    public static Reckoner of(ShippedBook book) {
        return new Reckoner(new Almanac(Counting.shipped(), book.parameters(), book.rules(), List.of()));
    }
}

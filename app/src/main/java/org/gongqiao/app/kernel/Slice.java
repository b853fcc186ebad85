package org.gongqiao.app.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by key, never by offset.
 *
 * @param next the key after which the next page begins; null on the last page
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /** Cuts a page out of {@code rows}, which were read with {@code limit size + 1} to see whether more follow. */
    public static <T> Slice<T> of(List<T> rows, int size, Function<T, String> key) {
        if (rows.size() <= size) {
            return new Slice<>(List.copyOf(rows), null);
        }
        List<T> page = List.copyOf(rows.subList(0, size));
        return new Slice<>(page, key.apply(page.getLast()));
    }

    public boolean hasNext() {
        return next != null;
    }
}

package org.jinlin.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A part of a list and where the rest begins.
///
/// @param next the cursor of the next page, empty on the last one
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    /// The page out of rows that were fetched with [Paging#fetch], which asks for one more than fits.
    public static <T> Page<T> of(List<T> fetched, Paging paging, Function<T, Cursor> cursor) {
        if (fetched.size() <= paging.limit()) {
            return new Page<>(fetched, Optional.empty());
        }
        List<T> items = fetched.subList(0, paging.limit());
        return new Page<>(items, Optional.of(cursor.apply(items.getLast()).encode()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}

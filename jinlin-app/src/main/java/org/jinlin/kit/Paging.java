package org.jinlin.kit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted: keyset paging, so a list stays fast and steady however long it is.
///
/// @param after where to go on, empty for the first page
/// @param limit 1 to 200
public record Paging(Optional<Cursor> after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;
    private static final String NUMBER = "[0-9]{1,6}";

    public Paging {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + LARGEST_LIMIT + " items, not " + limit);
        }
    }

    public static Paging first(int limit) {
        return new Paging(Optional.empty(), limit);
    }

    /// Reads the query parameters `after` and `limit`; absent or empty ones mean the first page and 50. Refuses with
    /// BAD_CURSOR or BAD_LIMIT.
    ///
    /// @param types of the values that the list is sorted by: Long, Instant or String
    public static Outcome<Paging> read(@Nullable String after, @Nullable String limit, Class<?>... types) {
        int wanted = limit == null || limit.isEmpty() ? DEFAULT_LIMIT : limit.matches(NUMBER) ? Integer.parseInt(limit) : 0;
        if (wanted < 1 || wanted > LARGEST_LIMIT) {
            return Outcome.refused("BAD_LIMIT", 1, LARGEST_LIMIT);
        }
        if (after == null || after.isEmpty()) {
            return Outcome.done(first(wanted));
        }
        return Cursor.decode(after, types).map(cursor -> new Paging(Optional.of(cursor), wanted));
    }

    /// Where to go on in a list of what was before a time, the newest first, sorted by that time first; empty where the list begins at the time. Only
    /// one of the two may stand in a statement: PostgreSQL begins at one of two upper ends of an index, and steps over all that the other leaves out.
    public Optional<Cursor> below(Instant until) {
        return after.filter(cursor -> cursor.instant(0).isBefore(until));
    }

    /// How many rows to fetch: one more than the page, which shows whether another page follows.
    public int fetch() {
        return limit + 1;
    }
}

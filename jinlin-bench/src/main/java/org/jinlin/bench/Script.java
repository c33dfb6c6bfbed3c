package org.jinlin.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jinlin.kit.Ids;
import org.jspecify.annotations.Nullable;

/// The steps of one whole lifecycle, request by request, and which of their values have to be new each time.
///
/// @param requests the steps of each HTTP request, in order
/// @param matters  the ids of the matters that it made
/// @param numbers  their numbers
/// @param at       when it was written down
record Script(List<List<Step>> requests, List<Long> matters, List<String> numbers, Instant at) {

    /// Statements sent, begins and ends of transactions not counted.
    int statements() {
        return (int) steps().filter(Step.Statement.class::isInstance).count();
    }

    /// How often the program waits for the database: each statement and each commit.
    int roundTrips() {
        return (int) steps().filter(step -> switch (step) {
            case Step.Statement(_, _, _, Step.Kind kind) -> kind != Step.Kind.ADD_BATCH;
            case Step.Call call -> call.method().getName().equals("commit") || call.method().getName().equals("rollback");
        }).count();
    }

    int commits() {
        return (int) steps().filter(step -> step instanceof Step.Call call && call.method().getName().equals("commit")).count();
    }

    private Stream<Step> steps() {
        return requests.stream().flatMap(List::stream);
    }

    /// The values of one more lifecycle: the same everywhere but where the first one had something new.
    final class Values {

        private final Map<Object, Object> replaced = new HashMap<>();
        private final long shiftMicros;

        private Values(Ids ids, Instant now) {
            for (int i = 0; i < matters.size(); i++) {
                long id = ids.next();
                replaced.put(matters.get(i), id);
                replaced.put(numbers.get(i), "F" + id);
            }
            shiftMicros = ChronoUnit.MICROS.between(at, now);
        }

        /// A client id becomes another one, a time moves on to now; what was there before stays as it was.
        @Nullable Object of(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Long id -> replaced.getOrDefault(id, id);
                case String text -> replaced.getOrDefault(text, text);
                case UUID client -> replaced.computeIfAbsent(client, _ -> UUID.randomUUID());
                case OffsetDateTime time -> time.plus(shiftMicros, ChronoUnit.MICROS);
                case Timestamp time -> Timestamp.from(time.toInstant().plus(shiftMicros, ChronoUnit.MICROS));
                default -> value;
            };
        }
    }

    Values values(Ids ids, Instant now) {
        return new Values(ids, now);
    }
}

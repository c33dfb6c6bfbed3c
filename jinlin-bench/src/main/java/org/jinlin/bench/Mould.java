package org.jinlin.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text with holes: everything that differs between two matters of the same story. Filled, it is the text of another one.
///
/// @param parts the fixed texts, one more than there are holes
record Mould(List<String> parts, List<Hole> holes) {

    /// Something that every copy fills in its own way.
    @FunctionalInterface
    interface Hole {
        void fill(StringBuilder out, Copy copy);
    }

    private static final Pattern HOLES = Pattern.compile("""
            (?<district>(?<=\\\\?"district\\\\?": ?)[0-9]+)\
            |(?<category>(?<=\\\\?"category\\\\?": ?\\\\?")[a-z_]+)\
            |(?<number>[0-9]+-[0-9]{6}-[0-9]{4,})\
            |(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}(\\.[0-9]+)?(Z|\\+00))\
            |(?<words>(?<="words":")[0-9a-f]{64})\
            |(?<column>[\u0001-\u0006])\
            |(?<id>[0-9]{9,})""");
    /// Columns whose values look like anything.
    static final Map<String, String> MARKS = Map.of("district_id", "\u0001", "category", "\u0002", "head", "\u0003",
            "words_hash", "\u0004", "previous", "\u0005", "hash", "\u0006");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /// Later than this is never, and never stays never.
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    /// What the ids and numbers of a story mean.
    ///
    /// @param matters their place in the story by id
    /// @param numbers the same by number
    /// @param names   of units and persons at the spot, by id
    record Meaning(Map<Long, Integer> matters, Map<String, Integer> numbers, Map<Long, String> names) {}

    /// Refuses an id that means nothing in the story: a copy with it would point to another tenant.
    static Mould of(String text, Meaning meaning) {
        var parts = new ArrayList<String>();
        var holes = new ArrayList<Hole>();
        int from = 0;
        Matcher hole = HOLES.matcher(text);
        while (hole.find()) {
            if (isNever(hole)) {
                continue;
            }
            parts.add(text.substring(from, hole.start()));
            holes.add(hole(hole, meaning));
            from = hole.end();
        }
        parts.add(text.substring(from));
        return new Mould(List.copyOf(parts), List.copyOf(holes));
    }

    private static boolean isNever(Matcher hole) {
        return hole.group("time") != null && time(hole.group("time")).isAfter(NEVER);
    }

    private static Hole hole(Matcher hole, Meaning meaning) {
        if (hole.group("column") != null) {
            return switch (hole.group("column")) {
                case "\u0001" -> (out, copy) -> out.append(copy.district());
                case "\u0002" -> (out, copy) -> out.append(copy.category());
                case "\u0003" -> (out, copy) -> bytes(out, copy.head());
                case "\u0004" -> (out, copy) -> bytes(out, copy.wordsHash());
                case "\u0005" -> (out, copy) -> bytes(out, copy.previous());
                default -> (out, copy) -> bytes(out, copy.hash());
            };
        }
        if (hole.group("district") != null) {
            return (out, copy) -> out.append(copy.district());
        }
        if (hole.group("category") != null) {
            return (out, copy) -> out.append(copy.category());
        }
        if (hole.group("words") != null) {
            return (out, copy) -> out.append(copy.wordsHash());
        }
        if (hole.group("number") != null) {
            int matter = known(meaning.numbers().get(hole.group("number")), hole);
            return (out, copy) -> out.append(copy.numbers().get(matter));
        }
        if (hole.group("time") != null) {
            Instant time = time(hole.group("time"));
            return (out, copy) -> MICROSECONDS.formatTo(time.plus(copy.shift()), out);
        }
        long id = Long.parseLong(hole.group("id"));
        if (meaning.matters().containsKey(id)) {
            int matter = meaning.matters().get(id);
            return (out, copy) -> out.append((long) copy.matters().get(matter));
        }
        String name = known(meaning.names().get(id), hole);
        return (out, copy) -> out.append(copy.spot().id(name, copy.turn()));
    }

    private static void bytes(StringBuilder out, @Nullable String hexadecimal) {
        out.append("\\\\x").append(Objects.requireNonNull(hexadecimal));
    }

    private static <T> T known(@Nullable T meaning, Matcher hole) {
        if (meaning == null) {
            throw new IllegalStateException("a story speaks of " + hole.group() + ", which is not of its spot");
        }
        return meaning;
    }

    /// As JSON or PostgreSQL writes it.
    private static Instant time(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text.replace(' ', 'T') + ":00").toInstant();
    }

    void fill(StringBuilder out, Copy copy) {
        for (int i = 0; i < holes.size(); i++) {
            out.append(parts.get(i));
            holes.get(i).fill(out, copy);
        }
        out.append(parts.getLast());
    }
}

package org.jinlin.matters;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A matter as one actor may see it. Ids are texts: they are larger than what a browser counts exactly.
///
/// @param version  the number of the last move; send it back to be refused when something happened since
/// @param shown    the warning colour that the worst clock shows
/// @param about    the person for whose sake the asker reports, where it is somebody else
/// @param texts    what was said on opening, for those who may read it
/// @param earlier  what is still open of earlier ones of its kind at its unit: the resolutions that stay on the agenda
/// @param moves    what this actor could do now
/// @param passUntil until when the asker has a code to show
public record MatterView(
        @JsonIgnore long id,
        String number,
        int version,
        String kind,
        Named stage,
        @Nullable Named outcome,
        @Nullable Named grade,
        @Nullable Named shown,
        @Nullable Named category,
        @Nullable String channel,
        Place owner,
        Place place,
        @Nullable Person asker,
        @Nullable Person taker,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL) @Nullable Person about,
        Instant openedAt,
        @Nullable Instant endedAt,
        Map<String, Object> facts,
        Map<String, Object> texts,
        List<Clock> clocks,
        List<Offer> moves,
        @Nullable String parent,
        @Nullable String into,
        List<Child> children,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY) List<Child> earlier,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL) @Nullable Instant passUntil) {

    /// A code with its text in the caller's language.
    public record Named(String code, String name) {}

    /// A unit by its id and its name of today.
    public record Place(String id, String name) {}

    /// Somebody, masked; the id only for staff, who may ask to see more with a reason.
    public record Person(@Nullable String id, String name, @Nullable String phone) {}

    /// A promise: until when, how it stands, whose it is.
    public record Clock(String clock, String name, String state, Instant startedAt, Instant dueAt, @Nullable Instant missedAt, @Nullable Instant endedAt, boolean promise, @Nullable Named shown, Place unit) {}

    /// A move that can be made now, and what it takes.
    public record Offer(@com.fasterxml.jackson.annotation.JsonProperty("do") String verb, String name, List<Input> fields) {}

    /// @param need required, one_of, or optional
    public record Input(String field, String name, String type, String need, List<Named> choices) {}

    /// A matter opened by this one: an order, a muster, an approval.
    public record Child(String number, String kind, Named stage, @Nullable Named outcome, Place owner) {}
}

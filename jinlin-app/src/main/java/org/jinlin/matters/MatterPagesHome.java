package org.jinlin.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the first page shows.
///
/// @param place   where the reader lives
/// @param told    what waits for the reader's word
/// @param open    the newest of the others, those that are not done first
/// @param all     whether there is anything at all
/// @param promise of an answer, where it is clear whose
/// @param people  around the reader's home
public record MatterPagesHome(MatterPagesPlaces.@Nullable Place place, List<MatterPagesRow> told, List<MatterPagesRow> open, boolean all, MatterPagesPromise.@Nullable Promise promise,
        List<MatterPagesPlaces.Neighbour> people) {}

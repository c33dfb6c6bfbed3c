package org.jinlin.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a list.
///
/// @param summary the beginning of what was said on opening, where the caller may read it
/// @param kindName what it is, where it is no request and no part of one
public record MatterLine(
        String number,
        String kind,
        MatterView.Named stage,
        MatterView.@Nullable Named outcome,
        MatterView.@Nullable Named grade,
        MatterView.@Nullable Named shown,
        MatterView.@Nullable Named category,
        MatterView.@Nullable Named channel,
        MatterView.Place owner,
        MatterView.Place place,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable String summary,
        @com.fasterxml.jackson.annotation.JsonIgnore @Nullable String kindName) {}

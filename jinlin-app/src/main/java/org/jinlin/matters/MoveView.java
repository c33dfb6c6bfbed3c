package org.jinlin.matters;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a timeline as one actor may see it.
///
/// @param behalf in whose place somebody acted who stands in
/// @param texts  what was said, unless erased or not for this actor
/// @param erased under which rule the words were erased
/// @param paper  whether it wrote a paper that this actor may open
/// @param hash   of this move; whoever keeps it can tell later whether anything before was changed
public record MoveView(
        int seq,
        @com.fasterxml.jackson.annotation.JsonProperty("do") String verb,
        String name,
        Instant at,
        MatterView.Named stage,
        String actor,
        @Nullable String role,
        MatterView.@Nullable Place unit,
        MatterView.@Nullable Person person,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL) MatterView.@Nullable Person behalf,
        boolean internal,
        Map<String, Object> facts,
        Map<String, Object> texts,
        @Nullable String erased,
        String hash,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT) boolean paper) {}

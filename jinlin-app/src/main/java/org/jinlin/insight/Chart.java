package org.jinlin.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A drawing of units below each other, from left to right, ready to be written as SVG.
///
/// @param coverage the figure of the playbook's chart with both its numbers; null without one
/// @param cut      whether what lies deeper is only counted, since it does not fit
public record Chart(String code, String name, Insight.Place unit, @Nullable String coverage, boolean cut, int width, int height, List<Box> boxes, List<String> lines) {

    public static final int BOX_WIDTH = 190;
    public static final int BOX_HEIGHT = 34;

    /// @param first  the name, `second` the code or what it is
    /// @param id     of a unit; null for the holder of a post
    /// @param hidden so many below are not drawn
    public record Box(int x, int y, String first, String second, @Nullable String id, int hidden) {}
}

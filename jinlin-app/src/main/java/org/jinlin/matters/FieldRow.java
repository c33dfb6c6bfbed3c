package org.jinlin.matters;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of what waits for somebody who goes out: the time left, what it is, where, and the one thing to tap.
///
/// @param clock  the promise that the time left belongs to, in words
/// @param title  what was said, or what it is
/// @param place  where: the unit, or the door where somebody has to go
/// @param tags   what the care for a household has to know
/// @param passed the unit that it climbed to, when the reader may still act
/// @param take   what takes it on with one tap; absent where more is to be said or nothing is to be taken on
public record FieldRow(FieldSection section, MatterLine line, String clock, MatterPagesChip chip, String when, String title, String place, List<String> tags,
        @Nullable String passed, @Nullable Tap take) {

    /// A move that needs nothing said.
    ///
    /// @param id the client id: tapping twice moves once
    public record Tap(String verb, String name, UUID id) {}

    /// The page on which it is done.
    public String to() {
        return "/f/" + section.page() + "/" + line.number();
    }
}

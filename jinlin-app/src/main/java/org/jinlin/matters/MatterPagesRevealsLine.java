package org.jinlin.matters;

/// An alarm in words.
///
/// @param refused whether further looks were refused
public record MatterPagesRevealsLine(String when, String reader, String unit, int looks, boolean refused) {}

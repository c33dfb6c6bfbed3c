package org.jinlin.matters;

/// One look at the reader's name and phone, as the page of privacy shows it.
///
/// @param who    the name of who looked, masked
/// @param reason that was given
public record MatterPagesLook(String when, String who, String reason) {}

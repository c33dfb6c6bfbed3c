package org.jinlin.matters;

/// What the security administrator asks: whether somebody may make a step on a matter.
///
/// @param who  the whole name or phone
/// @param verb the step, by its name or code; blank for whether the matter is seen
public record WhyForm(String who, String number, String verb) {}

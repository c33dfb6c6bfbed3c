package org.jinlin.people;

import org.jspecify.annotations.Nullable;

/// What lists may show of a person: the family name and the last digits of the phone, the rest hidden (PIPL Art. 25, 51).
///
/// @param phone absent when the person left none
public record Masked(long personId, String name, @Nullable String phone) {}

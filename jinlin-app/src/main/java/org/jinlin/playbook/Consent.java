package org.jinlin.playbook;

import java.util.Map;
import java.util.Set;

/// A text that people agree to or not, as they are to be told before (PIPL Art. 17). Whoever changes what it says gives it the
/// next version: only then people are asked again.
///
/// @param to        kinds of organisation to which something is handed on; only of SHARE
/// @param purpose   what for, per language
/// @param data      which data, per language
/// @param keep      how long, per language
/// @param receivers who gets it, per language
/// @param sensitive asked for by itself, never together with something else (PIPL Art. 29)
public record Consent(String code, int version, Use use, Set<String> to, Map<String, String> purpose, Map<String, String> data, Map<String, String> keep,
        Map<String, String> receivers, boolean sensitive) {

    /// What rests on it and ends with it: the own phone being kept, being told of what one follows, duties of care towards the
    /// household, and the own name and phone being handed on to organisations.
    public enum Use { PHONE, FOLLOW, CARE, SHARE }
}

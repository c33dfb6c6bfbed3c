package org.jinlin.kit;

import java.util.List;
import java.util.regex.Pattern;

/// Why something was not done. The sentence that says what to do instead stands in the message files under
/// `refusal.CODE`; `args` fill its places. Nothing personal belongs into `args`.
///
/// @param code UPPER_SNAKE
public record Refusal(String code, List<Object> args) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    public Refusal {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("'" + code + "' is no refusal code: write it as UPPER_SNAKE");
        }
        args = List.copyOf(args);
    }

    public static Refusal of(String code, Object... args) {
        return new Refusal(code, List.of(args));
    }
}

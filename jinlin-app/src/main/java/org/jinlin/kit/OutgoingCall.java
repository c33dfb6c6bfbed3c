package org.jinlin.kit;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One call to another system.
///
/// @param method  GET, POST or PUT
/// @param headers no line end can be in one: it would begin another header
/// @param body    null for none
public record OutgoingCall(String method, OutgoingAddress address, Map<String, String> headers, byte @Nullable [] body) {

    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\u00A0-\\u00FF]*");

    public OutgoingCall {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("no call is made by this method");
        }
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("a header is not one line of plain signs");
            }
        });
    }

    public static OutgoingCall get(OutgoingAddress address, Map<String, String> headers) {
        return new OutgoingCall("GET", address, headers, null);
    }

    public static OutgoingCall post(OutgoingAddress address, Map<String, String> headers, byte[] body) {
        return new OutgoingCall("POST", address, headers, body);
    }

    /// Nothing of what is sent.
    @Override
    public String toString() {
        return method + " " + address;
    }
}

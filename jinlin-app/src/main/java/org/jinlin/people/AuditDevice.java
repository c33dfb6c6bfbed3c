package org.jinlin.people;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Where a request comes from, as little of it as still shows that it came from elsewhere: an address without its last part.
final class AuditDevice {

    /// A command at the machine, a job, the engine.
    static final String CONSOLE = "console";
    private static final String UNKNOWN = "unknown";
    private static final int GROUPS = 3;

    private AuditDevice() {}

    /// Of the request that this thread answers.
    static String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes ? shortened(Objects.requireNonNullElse(attributes.getRequest().getRemoteAddr(), "")) : CONSOLE;
    }

    /// `192.0.2.0/24` of an address of version 4, `2001:db8:1::/48` of version 6. No name is ever looked up.
    static String shortened(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet4Address ? "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff) : groups(bytes) + "::/48";
        } catch (IllegalArgumentException e) {
            return UNKNOWN; // a name, or nothing: what is no address is not kept
        }
    }

    private static String groups(byte[] bytes) {
        var groups = new String[GROUPS];
        Arrays.setAll(groups, i -> Integer.toHexString((bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff));
        return String.join(":", groups);
    }
}

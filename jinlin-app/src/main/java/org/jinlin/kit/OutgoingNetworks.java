package org.jinlin.kit;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Which addresses the server may call by itself: those of the public internet, and of inner networks only those that the
/// administrator named (`jinlin.outgoing.allow`). Everything that RFC 6890 keeps for special use is refused: loopback, private,
/// link-local with the metadata service of a cloud in it, and what wraps an IPv4 address into an IPv6 one.
public final class OutgoingNetworks {

    private static final Pattern LITERAL = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*");
    private static final List<Network> SPECIAL_4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");
    /// Of IPv6 only global unicast is public; in it lie Teredo and other special use, documentation and 6to4.
    private static final Network GLOBAL_6 = network("2000::/3");
    private static final List<Network> SPECIAL_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> allowed;

    /// @param allowed networks such as `10.20.0.0/16`, or single addresses
    /// @throws IllegalArgumentException on one that is none, with a sentence that names it
    public OutgoingNetworks(List<String> allowed) {
        this.allowed = allowed.stream().map(String::strip).filter(each -> !each.isEmpty()).map(OutgoingNetworks::network).toList();
    }

    /// Whether the administrator named the network of this address.
    boolean isInner(InetAddress address) {
        return isIn(allowed, address);
    }

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !isIn(SPECIAL_4, address);
        }
        return GLOBAL_6.holds(address) && !isIn(SPECIAL_6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(OutgoingNetworks::network).toList();
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (!LITERAL.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException("a name");
            }
            InetAddress base = InetAddress.ofLiteral(parts[0]);
            int bits = base.getAddress().length * 8;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("a length of " + prefix);
            }
            return new Network(base.getAddress(), prefix);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no network: write it as 10.20.0.0/16, or as one address", e);
        }
    }

    private record Network(byte[] base, int prefix) {

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            int rest = bytes.length * 8 - prefix;
            return bytes.length == base.length && new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, base).shiftRight(rest));
        }
    }
}

package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// From where somebody signs in: what limits guessing, and what the list of one's own sessions shows.
///
/// @param device  the secret of a browser in which somebody has signed in before, as its cookie has it
/// @param address of the network; of IPv6 the first 64 bits, which one line has at home
/// @param agent   which kind of browser on which kind of system, such as `chrome android`: nothing that tells two of a kind apart
public record Browser(@Nullable String device, String address, String agent) {

    private static final int MAX_AGENT_CHARACTERS = 1000;
    private static final int NETWORK_BYTES = 8;
    /// The first that fits counts: a browser also names those that it is like.
    private static final List<String> PROGRAMS = List.of("micromessenger", "edg", "firefox", "huaweibrowser", "chrome", "safari");
    private static final List<String> SYSTEMS = List.of("openharmony", "android", "iphone", "ipad", "windows", "mac os", "linux");

    /// The browser that makes a request.
    public static Browser of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Browser(SessionCookies.value(request, SessionCookies.DEVICE).filter(Secret::isPlausible).orElse(null), network(request.getRemoteAddr()), agent(agent == null ? "" : agent));
    }

    /// Two words out of what browsers say of themselves; `other` for what we do not know.
    static String agent(String header) {
        String said = header.substring(0, Math.min(header.length(), MAX_AGENT_CHARACTERS)).toLowerCase(Locale.ROOT);
        return first(PROGRAMS, said) + " " + first(SYSTEMS, said).replace("mac os", "mac");
    }

    private static String first(List<String> words, String said) {
        return words.stream().filter(said::contains).findFirst().orElse("other");
    }

    /// One line at home has 2^64 addresses of IPv6: they count as one.
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : HexFormat.of().formatHex(bytes);
        } catch (UnknownHostException e) {
            return address;
        }
    }

    @Override
    public String toString() {
        return "Browser[" + agent + "]";
    }
}

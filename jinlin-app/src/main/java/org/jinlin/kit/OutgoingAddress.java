package org.jinlin.kit;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address that the server may call by itself: an SMS gateway, a single sign-on, a key service, a webhook. The name is looked
/// up once, every answer is checked, and the call goes to these very answers ([OutgoingCalls]): a name that says something else a
/// second later (DNS rebinding) leads nowhere. Refused are other schemes than https, user names in the address, IP addresses in
/// any but their usual writing (decimal, octal, hexadecimal), and every address that [OutgoingNetworks] does not hold for public
/// unless the administrator named its network; only within such a network http is taken too.
public final class OutgoingAddress {

    private static final int LONGEST = 2_000;
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}\\z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern USUAL_IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!\\z)|\\z)){4}");
    /// A last part that begins with a digit makes some programs read the whole as a number.
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(.*\\.)?\\d[^.]*");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]+]");

    /// What finds the addresses of a name.
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final URI uri;
    private final List<InetAddress> resolved;

    private OutgoingAddress(URI uri, List<InetAddress> resolved) {
        this.uri = uri;
        this.resolved = resolved;
    }

    public static Outcome<OutgoingAddress> of(String url, OutgoingNetworks networks) {
        return of(url, networks, InetAddress::getAllByName);
    }

    static Outcome<OutgoingAddress> of(String url, OutgoingNetworks networks, Names names) {
        URI uri = parsed(url);
        if (uri == null) {
            return Outcome.refused("OUTGOING_NO_ADDRESS");
        }
        List<InetAddress> resolved;
        try {
            String host = uri.getHost();
            resolved = List.of(IPV6.matcher(host).matches() || USUAL_IPV4.matcher(host).matches()
                    ? new InetAddress[] {InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))} : names.of(host));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Outcome.refused("OUTGOING_UNKNOWN_HOST");
        }
        boolean inner = resolved.stream().allMatch(networks::isInner);
        if (resolved.isEmpty() || !resolved.stream().allMatch(each -> networks.isInner(each) || OutgoingNetworks.isPublic(each))) {
            return Outcome.refused("OUTGOING_NOT_ALLOWED");
        }
        if (!inner && uri.getScheme().equalsIgnoreCase("http")) {
            return Outcome.refused("OUTGOING_NEEDS_HTTPS");
        }
        return Outcome.done(new OutgoingAddress(uri, resolved));
    }

    /// Null for what is no plain http or https address.
    private static @Nullable URI parsed(String url) {
        if (url.length() > LONGEST) {
            return null;
        }
        try {
            URI uri = new URI(url).parseServerAuthority();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean plain = (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null && uri.getPort() != 0 && uri.getPort() <= 65_535;
            return plain && isHost(uri.getHost()) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHost(String host) {
        return IPV6.matcher(host).matches() || USUAL_IPV4.matcher(host).matches() || HOST.matcher(host).matches() && !LIKE_A_NUMBER.matcher(host).matches();
    }

    public URI uri() {
        return uri;
    }

    /// What the name stood for when it was checked; nothing else is called.
    InetAddress[] resolved() {
        return resolved.toArray(InetAddress[]::new);
    }

    /// The host only: paths and queries of gateways hold keys.
    @Override
    public String toString() {
        return uri.getHost();
    }
}

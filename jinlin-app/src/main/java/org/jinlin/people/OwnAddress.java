package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The address by which browsers reach this house, as its administrator named it (`jinlin.origin`): what passkeys are bound to. It is never taken from
/// a request, which may name any host. Where none is named only a browser on the same machine has one, `localhost`.
@Component
class OwnAddress {

    private static final Pattern HTTPS = Pattern.compile("https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?");
    private static final Pattern LOCAL = Pattern.compile("http://localhost(:[0-9]{1,5})?");
    private static final String HERE = "localhost";

    private final @Nullable URI named;

    /// @throws IllegalArgumentException for what is no origin: a scheme, a host and perhaps a port, and nothing after it
    OwnAddress(@Value("${jinlin.origin:}") String origin) {
        String typed = origin.strip();
        if (!typed.isEmpty() && !HTTPS.matcher(typed).matches() && !LOCAL.matcher(typed).matches()) {
            throw new IllegalArgumentException("jinlin.origin is '" + typed + "' and has to look like https://jinlin.example.org, in small letters and with nothing after the host");
        }
        this.named = typed.isEmpty() ? null : URI.create(typed);
    }

    /// Empty where none is named and the browser is on another machine.
    Optional<URI> of(HttpServletRequest request) {
        if (named != null) {
            return Optional.of(named);
        }
        if (!request.getServerName().equals(HERE)) {
            return Optional.empty();
        }
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return Optional.of(URI.create(request.getScheme() + "://" + HERE + (usual ? "" : ":" + request.getServerPort())));
    }
}

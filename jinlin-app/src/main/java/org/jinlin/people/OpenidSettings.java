package org.jinlin.people;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The single sign-on of the house, `jinlin.openid`: one provider that speaks OpenID Connect, or none.
@Component
class OpenidSettings {

    private final String issuer;
    private final String client;
    private final String secret;
    private final String name;
    private final Set<String> trusted;

    /// @param settings `issuer` (its address, exactly as it calls itself), `client-id`, `secret-file`, `name` for the button, and `trusted-proofs`: words of `amr` or
    ///                 `acr` by which the provider says that it has asked for two proofs, none when not said
    OpenidSettings(Environment settings) {
        issuer = settings.getProperty("jinlin.openid.issuer", "").strip();
        client = issuer.isEmpty() ? "" : settings.getRequiredProperty("jinlin.openid.client-id");
        secret = issuer.isEmpty() ? "" : SmsGateway.secret(settings.getRequiredProperty("jinlin.openid.secret-file"));
        name = settings.getProperty("jinlin.openid.name", "").strip();
        trusted = Arrays.stream(settings.getProperty("jinlin.openid.trusted-proofs", "").split("[,\\s]+")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
        if (!issuer.isEmpty() && settings.getProperty("jinlin.origin", "").isBlank()) {
            throw new IllegalArgumentException("jinlin.openid.issuer is set and jinlin.origin is not: the provider has to be told where to lead back to");
        }
    }

    boolean isOffered() {
        return !issuer.isEmpty();
    }

    String issuer() {
        return issuer;
    }

    String client() {
        return client;
    }

    String secret() {
        return secret;
    }

    /// How people call it; perhaps empty.
    String name() {
        return name;
    }

    /// Whether the provider has asked for two proofs itself, and is believed in that.
    boolean isTwo(Set<String> proofs) {
        return proofs.stream().anyMatch(trusted::contains);
    }
}

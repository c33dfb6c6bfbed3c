package org.jinlin.app;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/// The authorization server of Spring, which others wrote and keep: what a house may really have.
final class SpringSignOn implements AutoCloseable {

    static final String PASSWORD = "tea at five";

    private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();
    private final String issuer;

    /// @param back the only address that it leads back to
    SpringSignOn(String back) throws IOException {
        int port = freePort();
        issuer = "http://127.0.0.1:" + port;
        context.registerBean(House.class, () -> new House(port, issuer, back));
        context.register(Provider.class);
        context.refresh();
    }

    private record House(int port, String issuer, String back) {}

    String issuer() {
        return issuer;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /// Somebody signs in there, in a browser that was never there: where that is led back to.
    String signIn(String address, String name) {
        return signIn(new Jar(), address, name);
    }

    /// The same in a browser that goes on.
    String signIn(Jar jar, String address, String name) {
        get(jar, address);
        String form = get(jar, issuer + "/login").body();
        String csrf = form.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
        String sent = "username=" + name + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        jar.send(HttpRequest.newBuilder(URI.create(issuer + "/login")).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(sent)), HttpResponse.BodyHandlers.ofString());
        var back = get(jar, address);
        return back.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(back.statusCode() + " " + back.body()));
    }

    /// Somebody signs out there: where that is led back to.
    String signOut(Jar jar, String address) {
        var back = get(jar, address);
        return back.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(back.statusCode() + " " + back.body()));
    }

    /// Where a browser is led to that wants in: back at once when it is signed in there.
    String asks(Jar jar, String address) {
        return get(jar, address).headers().firstValue("Location").orElse("");
    }

    private static HttpResponse<String> get(Jar jar, String address) {
        return jar.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").GET(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }

    /// Its settings: one client, which has to prove itself and each of its requests, and two people. No stereotype stands here: our own server would find it.
    @EnableWebMvc
    @EnableWebSecurity
    static class Provider {

        @Bean
        TomcatServletWebServerFactory server(House house) {
            var factory = new TomcatServletWebServerFactory(house.port());
            factory.setAddress(InetAddress.ofLiteral("127.0.0.1"));
            return factory;
        }

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults())).authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).formLogin(Customizer.withDefaults()).build();
        }

        @Bean
        RegisteredClientRepository clients(House house) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(UUID.randomUUID().toString()).clientId(SoftOpenid.CLIENT).clientSecret("{noop}" + SoftOpenid.SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).redirectUri(house.back())
                    .postLogoutRedirectUri(house.back().replace("/sign-in/", "/sign-out/")).scope("openid")
                    .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build()).build());
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(User.withUsername("lin").password("{noop}" + PASSWORD).roles("USER").build(), User.withUsername("wang").password("{noop}" + PASSWORD).roles("USER").build());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(SoftOpenid.FIRST));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings(House house) {
            return AuthorizationServerSettings.builder().issuer(house.issuer()).build();
        }
    }
}

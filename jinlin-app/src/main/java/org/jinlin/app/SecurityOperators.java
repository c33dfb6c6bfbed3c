package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jinlin.app.PublicRoutes.Audience;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// The gate of `/health` and `/metrics`. Whoever keeps the server is nobody in any district and has no account: the token of
/// the data directory is the proof. Where a request comes from proves nothing, because a proxy beside the server is near too.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityOperators {

    /// The authority, as `management.endpoint.health.roles` names it.
    static final String OPERATOR = "OPERATOR";

    private static final String BEARER = "Bearer ";

    @Bean
    @Order(1)
    SecurityFilterChain operatorsGate(HttpSecurity http, OperatorToken token) {
        return http
                .securityMatcher("/health", "/health/**", "/metrics", "/metrics/**")
                .csrf(AbstractHttpConfigurer::disable) // nothing here changes anything
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new Filter(token), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(routes -> routes.requestMatchers(PublicRoutes.openTo(Audience.ANYBODY)).permitAll().anyRequest().hasAuthority(OPERATOR))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> refuse(response)))
                .build();
    }

    private static void refuse(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /// Knows the operator by the token; a wrong one is refused even where none is needed, so that its owner notices.
    private static final class Filter extends OncePerRequestFilter {

        private final OperatorToken token;

        Filter(OperatorToken token) {
            this.token = token;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization != null) {
                boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
                if (!bearer || !token.is(authorization.substring(BEARER.length()).strip())) {
                    refuse(response);
                    return;
                }
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("operator", null, List.of(new SimpleGrantedAuthority(OPERATOR))));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }
    }
}

package org.jinlin.app;

import jakarta.servlet.DispatcherType;
import org.jinlin.app.PublicRoutes.Audience;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.ApiTokens;
import org.jinlin.people.Problems;
import org.jinlin.people.Remembered;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who gets in. Everything is closed to who has not signed in, except what [PublicRoutes] lists. Nothing is kept in the
/// memory of a process between two requests.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Security {

    /// Only our own scripts, styles and pictures; nothing inline; nobody frames us (GB/T 22239-2019 level 3: input and code).
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain gate(HttpSecurity http, Accounts accounts, Remembered remembered, ApiTokens tokens, Problems problems) {
        var failures = new SecurityFailures(problems);
        return http
                .csrf(AbstractHttpConfigurer::disable) // ours stands below: Spring's keeps its token for everybody the same way
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new SecurityActorFilter(accounts, remembered, tokens, problems), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SecurityCsrfFilter(problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(routes -> routes
                        // what the server itself goes on to, after a request that was let in or refused here
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll()
                        .requestMatchers(PublicRoutes.openTo(Audience.ANYBODY)).permitAll()
                        .requestMatchers(PublicRoutes.openTo(Audience.GUEST))
                        .hasAnyAuthority(Actor.Kind.GUEST.name(), Actor.Kind.PERSON.name())
                        .anyRequest().hasAuthority(Actor.Kind.PERSON.name()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(failures).accessDeniedHandler(failures))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(self), geolocation=(self), microphone=()")))
                .build();
    }

    /// Nobody signs in through the forms of Spring Security; without this bean it would make up a user of its own.
    @Bean
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }
}

package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jinlin.people.Languages;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What every controller can rely on: its actor, and the language of the request.
@Configuration(proxyBeanMethods = false)
class SecurityWeb implements WebMvcConfigurer {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    static {
        // in the description of the API: the actor comes from the gate, and of an outcome the value is shown
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class).addResponseWrapperToIgnore(Outcome.class);
        // an answer is described as what it holds; a refusal is a problem
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Outcome.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SecurityActorArgument());
    }

    /// A library of the API's description brings a reader of YAML along, and with it the API would take bodies that nobody meant to offer.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all -> all.removeIf(converter -> converter.getSupportedMediaTypes().stream().anyMatch(type -> type.getSubtype().contains("yaml"))));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                Languages.chosen(request).ifPresent(language -> response.addHeader(HttpHeaders.SET_COOKIE, remember(request, language)));
                return true;
            }
        });
    }

    /// The sentences of the product. Without a choice they are Chinese, whatever the machine speaks.
    @Bean
    static MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Languages.DEFAULT);
        return messages;
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Languages.of(request);
            }

            @Override
            public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new IllegalStateException("the language is chosen with ?lang=");
            }
        };
    }

    private static String remember(HttpServletRequest request, Locale language) {
        return ResponseCookie.from(Languages.COOKIE, language.getLanguage())
                .secure(request.isSecure()).sameSite("Lax").path("/").maxAge(REMEMBERED).build().toString();
    }
}

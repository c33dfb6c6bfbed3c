package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jinlin.people.PageFrames;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Remembers large print once it is chosen with `?elder=1`.
@Configuration(proxyBeanMethods = false)
class PageWeb implements WebMvcConfigurer {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                PageFrames.chosenElder(request).ifPresent(elder -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, elder)));
                return true;
            }
        });
    }

    private static String cookie(HttpServletRequest request, boolean elder) {
        return ResponseCookie.from(PageFrames.ELDER_COOKIE, elder ? "1" : "0").httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").path("/").maxAge(REMEMBERED).build().toString();
    }
}

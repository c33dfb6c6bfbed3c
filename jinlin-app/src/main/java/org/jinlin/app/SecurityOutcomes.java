package org.jinlin.app;

import org.jinlin.kit.Outcome;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Lets a controller of the API answer with an [Outcome]: its value, or the problem that its refusal is.
@RestControllerAdvice
class SecurityOutcomes implements ResponseBodyAdvice<Object> {

    private final Problems problems;

    SecurityOutcomes(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return Outcome.class.isAssignableFrom(returned.nestedIfOptional().getNestedParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returned, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request, ServerHttpResponse response) {
        return switch (body) {
            case Outcome.Done<?> done -> done.value();
            case Outcome.Refused<?> refused -> {
                var answer = problems.refused(refused.refusal(), ((ServletServerHttpRequest) request).getServletRequest());
                response.setStatusCode(answer.getStatusCode());
                response.getHeaders().putAll(answer.getHeaders());
                yield answer.getBody();
            }
            case null, default -> body;
        };
    }
}

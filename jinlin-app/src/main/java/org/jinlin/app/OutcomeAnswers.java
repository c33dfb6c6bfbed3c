package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Lets a controller return an outcome: the value as it is, or the refusal as problem+json.
@RestControllerAdvice
class OutcomeAnswers implements ResponseBodyAdvice<Object> {

    static {
        SpringDocUtils.getConfig().addResponseWrapperToIgnore(Outcome.class);
    }

    private final Problems problems;

    OutcomeAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return Outcome.class.isAssignableFrom(method.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter method, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request, ServerHttpResponse response) {
        if (body instanceof Outcome.Refused<?>(Refusal refusal)) {
            HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
            ResponseEntity<Object> answer = problems.refused(refusal, servlet);
            response.setStatusCode(answer.getStatusCode());
            response.getHeaders().putAll(answer.getHeaders());
            return answer.getBody();
        }
        return body instanceof Outcome.Done<?>(Object value) ? value : body;
    }
}

package org.jinlin.app;

import java.util.Optional;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives a controller method its `Actor actor`, or `Optional<Actor> actor` where nobody need be signed in.
final class SecurityActorArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container, NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Actor> actor = SecurityContextHolder.getContext().getAuthentication() instanceof SecurityIdentity identity
                ? Optional.of(identity.actor()) : Optional.empty();
        return parameter.isOptional() ? actor
                : actor.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("this route needs somebody signed in"));
    }
}

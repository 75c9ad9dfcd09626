package io.tocsin.security;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link CurrentUser}, with the groups and clearance the directory knows at this moment. */
@Component
class CurrentUserArgument implements HandlerMethodArgumentResolver {

    private final Directory directory;

    CurrentUserArgument(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CurrentUser.class;
    }

    @Override
    public CurrentUser resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Person person = authentication == null
                ? null
                : directory.find(authentication.getName()).orElse(null);
        if (person == null) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in.");
        }
        return new CurrentUser(person.username(), person.groups(), person.clearance());
    }
}

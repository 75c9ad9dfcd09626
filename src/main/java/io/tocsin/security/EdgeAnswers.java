package io.tocsin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers for filters, in the same words as for controllers: hands the exception to whoever answers exceptions. */
@Component
class EdgeAnswers {

    private final ObjectProvider<HandlerExceptionResolver> resolver;

    EdgeAnswers(@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> resolver) {
        this.resolver = resolver;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Exception exception) throws IOException {
        ModelAndView page = resolver.getObject().resolveException(request, response, null, exception);
        if (page != null && page.isEmpty()) {
            return;
        }
        // Nothing renders a page for a filter: the container's error dispatch does.
        HttpStatusCode status = page == null ? null : page.getStatus();
        response.sendError(status == null ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : status.value());
    }
}

package io.tocsin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/**
 * The answer to requests that the firewall takes for an attack: short and the same for everybody, without a look at what
 * was asked for.
 */
@Component
class RefusedRequests implements RequestRejectedHandler {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        boolean method = !METHODS.contains(request.getMethod());
        response.setStatus(method ? HttpServletResponse.SC_METHOD_NOT_ALLOWED : HttpServletResponse.SC_BAD_REQUEST);
        if (method) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", StrictHeaders.CONTENT);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setContentType("application/problem+json");
        String code = method ? "method-not-allowed" : "malformed-request";
        String title = method ? "Method not allowed" : "Malformed request";
        byte[] body = ("{\"type\":\"/problems/" + code + "\",\"title\":\"" + title + "\",\"status\":"
                        + response.getStatus() + ",\"code\":\"" + code + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}

package io.tocsin.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether a request comes from our own pages: from the address people know us by, or, on this machine itself, from the
 * address they typed. Any other Host header is not trusted, for it may have been rebound to us by somebody's name server.
 */
@Component
class OwnOrigin {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String known;

    OwnOrigin(@Value("${tocsin.public-url:}") String publicUrl) {
        this.known = publicUrl.isBlank() ? "" : origin(URI.create(publicUrl.strip()));
    }

    boolean isOwn(HttpServletRequest request, String origin) {
        if (origin.equalsIgnoreCase(known)) {
            return true;
        }
        try {
            URI uri = URI.create(origin);
            return uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String origin(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}

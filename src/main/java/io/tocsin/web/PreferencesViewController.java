package io.tocsin.web;

import io.tocsin.shared.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and theme are kept in the browser, also before sign-in; afterwards the page at {@code back} comes again. */
@Controller
class PreferencesViewController {

    private static final Set<String> THEMES = Set.of("light", "dark", "auto");

    @PostMapping("/language")
    ResponseEntity<Void> language(
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String language,
            @RequestParam(defaultValue = "/") String back) {
        String wanted = to == null ? language : to;
        if (!Languages.known(wanted)) {
            throw new Refusal(Refusal.Kind.BAD_INPUT, "unknown-language", "The languages are en and pt.");
        }
        return keep("lang", wanted, back);
    }

    @PostMapping("/theme")
    ResponseEntity<Void> theme(
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String theme,
            @RequestParam(defaultValue = "/") String back) {
        String wanted = Objects.toString(to == null ? theme : to, "").replace("system", "auto");
        if (!THEMES.contains(wanted)) {
            throw new Refusal(Refusal.Kind.BAD_INPUT, "unknown-theme", "The themes are light, dark and auto.");
        }
        return keep("theme", wanted, back);
    }

    private static ResponseEntity<Void> keep(String name, String value, String back) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .httpOnly(true)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, local(back) ? back : "/")
                .build();
    }

    /** A path of ours and nothing that a browser would take for another host. */
    private static boolean local(String path) {
        return path.length() < 500 && path.matches("/([A-Za-z0-9_.~%?&=#-][A-Za-z0-9_.~%?&=#/+:@,-]*)?");
    }
}

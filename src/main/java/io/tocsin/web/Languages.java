package io.tocsin.web;

import io.tocsin.directory.Person;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a page: what was chosen on this browser, else the person's, else what the browser asks for. */
@Component("localeResolver")
class Languages implements LocaleResolver {

    static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.forLanguageTag("pt"));

    private final SignedIn signedIn;

    Languages(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, "lang");
        if (chosen != null && known(chosen.getValue())) {
            return Locale.forLanguageTag(chosen.getValue());
        }
        return signedIn.person().map(Person::locale).orElseGet(() -> preferred(request));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("POST /language sets the cookie");
    }

    static boolean known(String language) {
        return KNOWN.stream().anyMatch(locale -> locale.getLanguage().equals(language));
    }

    private static Locale preferred(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header != null && header.length() < 200) {
            try {
                Locale found = Locale.lookup(Locale.LanguageRange.parse(header), KNOWN);
                return found == null ? Locale.ENGLISH : found;
            } catch (IllegalArgumentException e) {
                return Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }
}

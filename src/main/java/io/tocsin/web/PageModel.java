package io.tocsin.web;

import io.tocsin.directory.Person;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * What every template is given: {@code me} (the person, null before sign-in), {@code locale}, {@code lang}, {@code zone},
 * {@code now} (instant), {@code nowUtc} and {@code nowLocal} (texts), {@code theme} (light, dark or auto), {@code demo},
 * {@code markLine}, {@code path}, {@code banners} (name to message key) and {@code csrf}.
 */
@Component
class PageModel {

    private static final Set<String> THEMES = Set.of("light", "dark", "auto");

    private final SignedIn signedIn;
    private final Moments moments;
    private final Clock clock;
    private final ObjectProvider<Banner> banners;
    private final boolean demo;
    private final String mark;
    private final ZoneId zone;

    PageModel(
            SignedIn signedIn,
            Moments moments,
            Clock clock,
            ObjectProvider<Banner> banners,
            Environment environment,
            @Value("${tocsin.mark:}") String mark,
            @Value("${tocsin.zone:Europe/Lisbon}") ZoneId zone) {
        this.signedIn = signedIn;
        this.moments = moments;
        this.clock = clock;
        this.banners = banners;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.mark = mark;
        this.zone = zone;
    }

    Map<String, Object> of(HttpServletRequest request) {
        Person me = signedIn.person().orElse(null);
        ZoneId here = me == null ? zone : me.zone();
        Locale locale = LocaleContextHolder.getLocale();
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("me", me);
        model.put("locale", locale);
        model.put("lang", locale.getLanguage());
        model.put("zone", here);
        model.put("now", now);
        model.put("nowUtc", moments.clock(now, ZoneId.of("UTC")));
        model.put("nowLocal", moments.clock(now, here));
        model.put("theme", theme(request));
        model.put("demo", demo);
        model.put("markLine", mark);
        model.put("path", request.getRequestURI());
        model.put("banners", me == null ? Map.of() : banners());
        model.put("csrf", request.getAttribute("_csrf"));
        return model;
    }

    private Map<String, String> banners() {
        Map<String, String> raised = new LinkedHashMap<>();
        banners.orderedStream().forEach(banner -> banner.message().ifPresent(key -> raised.put(banner.name(), key)));
        return raised;
    }

    private static String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, "theme");
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "auto";
    }
}

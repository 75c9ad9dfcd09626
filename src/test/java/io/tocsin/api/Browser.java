package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser without scripts: cookies, pages, and forms with their hidden token. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static Browser of(String person) {
        Browser browser = new Browser();
        Answer in = browser.submit(
                "/login",
                Map.of("username", person, "password", RunningTocsin.PASSWORD, "_csrf", browser.token("/login")));
        assertThat(in.header("Location")).doesNotContain("login");
        return browser;
    }

    Answer page(String path) {
        return Program.sent(http, request(path).GET().build());
    }

    /** The hidden token of the forms on a page. */
    String token(String path) {
        Matcher found = TOKEN.matcher(page(path).text());
        assertThat(found.find()).as("A form with a token on " + path).isTrue();
        return found.group(1);
    }

    /** Sends a form with the token of a page of this session. */
    Answer send(String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", token("/tasks"));
        return submit(path, all);
    }

    /** Sends a form exactly as given. */
    Answer submit(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Program.sent(http, request.build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RunningTocsin.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

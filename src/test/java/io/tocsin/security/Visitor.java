package io.tocsin.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, follows no redirect. */
class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final BodyPublisher NOTHING = BodyPublishers.noBody();

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;

    Visitor(int port) {
        this.port = port;
    }

    static String basic(String username) {
        String both = username + ":" + DemoPasswords.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Asks for a page as browsers do; {@code headers} are names and values in turn. */
    HttpResponse<String> page(String path, String... headers) {
        return send("GET", path, NOTHING, with(headers, "Accept", "text/html"));
    }

    /** Asks as a program does, with a person's user name and password. */
    HttpResponse<String> api(String path, String username) {
        return send("GET", path, NOTHING, "Authorization", basic(username));
    }

    HttpResponse<String> form(String path, String fields, String... headers) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(fields),
                with(headers, "Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"));
    }

    HttpResponse<String> json(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), with(headers, "Content-Type", "application/json"));
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The token of the forms on a page. */
    String csrf(String path) {
        String page = page(path).body();
        Matcher token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new AssertionError("No form on " + path + ": " + page);
        }
        return token.group(1);
    }

    HttpResponse<String> signIn(String username, String password) {
        return form(
                "/login",
                "username=" + text(username) + "&password=" + text(password) + "&_csrf=" + text(csrf("/login")));
    }

    Visitor signedIn(String username) {
        HttpResponse<String> answer = signIn(username, DemoPasswords.PASSWORD);
        if (answer.headers().firstValue("Location").orElse("?error").contains("error")) {
            throw new AssertionError(username + " was not let in: " + answer);
        }
        return this;
    }

    /** The id of this visitor's session; empty without one. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("tocsin"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}

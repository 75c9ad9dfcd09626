package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.directory.Directory;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;

/** The pages' side of the door over real HTTP: rows B2, B3, B38, B48 to B51 and B56. */
@SpringBootTest(
        classes = PageEdgeTest.App.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {PageEdgeTest.DATABASE, PageEdgeTest.TEMPLATES, PageEdgeTest.MARK})
class PageEdgeTest {

    static final String DATABASE = "spring.datasource.url=jdbc:h2:mem:edge;DB_CLOSE_DELAY=-1";

    static final String TEMPLATES = "spring.thymeleaf.prefix=classpath:/edge-templates/";
    static final String MARK = "tocsin.mark=NOT CLASSIFIED";

    @LocalServerPort
    int port;

    @Autowired
    StubDirectory directory;

    @Autowired
    Hand hand;

    Wire wire;

    @BeforeEach
    void nextMinute() {
        wire = new Wire(port);
        hand.forward(Duration.ofMinutes(2));
    }

    @Test
    void deepLinkSurvivesSignIn() {
        Wire.Reply asked = wire.get("/stub?case=7", "Accept: text/html");
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/login");

        Wire.Reply signedIn = wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(signedIn.status()).isEqualTo(302);
        assertThat(signedIn.header("Location")).endsWith("/stub?case=7");
        assertThat(wire.get("/stub?case=7").body()).contains("<p id=\"me\">ana</p>");
    }

    @Test
    void fragmentAskedForByScriptIsNotAnsweredWithTheLoginPage() {
        Wire.Reply reply = wire.get("/stub", "HX-Request: true");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void sessionIdFromBeforeSignInIsWorthlessAfterwards() {
        wire.get("/login");
        String before = wire.cookie("tocsin");
        wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(before).isNotNull();
        assertThat(wire.cookie("tocsin")).isNotEqualTo(before);
        Wire thief = new Wire(port);
        thief.cookie("tocsin", before);
        assertThat(thief.get("/stub").status()).isEqualTo(302);
    }

    @Test
    void addressClaimedWithoutAProxyIsNotBelieved() {
        for (int i = 0; i < 20; i++) {
            wire.get("/api/v1/stub", Wire.basic("nobody" + i, "guess"), "X-Forwarded-For: 198.51.100." + i);
        }

        assertThat(wire.get("/api/v1/stub", Wire.basic("nobody20", "guess"), "X-Forwarded-For: 198.51.100.99")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void sessionCookieIsForThisSiteAndNotForScripts() {
        Wire.Reply reply = wire.get("/login");

        assertThat(reply.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void signedOutSessionOpensNothing() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        String session = wire.cookie("tocsin");
        assertThat(wire.form("/logout", "_csrf=" + Wire.encode(wire.csrf("/stub")))
                        .status())
                .isEqualTo(302);

        Wire again = new Wire(port);
        again.cookie("tocsin", session);
        assertThat(again.get("/stub").header("Location")).endsWith("/login");
    }

    @Test
    void rightsAreFreshAtEachRequest() {
        wire.signIn("carla", StubDirectory.PASSWORD);
        assertThat(wire.get("/stub").body()).contains("[COORD]");

        directory.put("carla", Set.of("LEGAL"), Locale.ENGLISH);

        assertThat(wire.get("/stub").body()).contains("[LEGAL]").doesNotContain("COORD");
    }

    @Test
    void personWhoLeftTheDirectoryIsSignedOutAtOnce() {
        wire.signIn("duarte", StubDirectory.PASSWORD);
        assertThat(wire.get("/stub").status()).isEqualTo(200);

        directory.remove("duarte");

        assertThat(wire.get("/stub").status()).isEqualTo(302);
    }

    @Test
    void sessionEndsAfterEightHoursEvenInUse() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        assertThat(wire.get("/stub").status()).isEqualTo(200);
        hand.forward(Duration.ofHours(7).plusMinutes(59));
        assertThat(wire.get("/stub").status()).isEqualTo(200);
        hand.forward(Duration.ofMinutes(1));

        assertThat(wire.get("/stub").status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_csrf=forged"})
    void formWithoutItsTokenIsForbidden(String form) {
        wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(wire.form("/stub", form).status()).isEqualTo(403);
    }

    @Test
    void formWithItsTokenIsTaken() {
        wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(wire.form("/stub", "text=a&_csrf=" + Wire.encode(wire.csrf("/stub")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void formOfAnotherSiteIsForbiddenEvenWithAToken() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        String form = "text=a&_csrf=" + Wire.encode(wire.csrf("/stub"));

        assertThat(wire.form("/stub", form, "Origin: https://evil.example").status())
                .isEqualTo(403);
        // Browsers hide the origin of pages that ask for no referrer, as ours do.
        assertThat(wire.form("/stub", form, "Origin: null").status()).isEqualTo(200);
        assertThat(wire.form("/stub", form, "Origin: http://localhost:" + port).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/app/cockpit/default/",
                "/engine-rest/deployment/create",
                "/engine-rest/task",
                "/h2-console",
                "/h2-console/login.do",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/swagger-ui/index.html"
            })
    void consolesDoNotExistForAnybody(String path) {
        assertThat(wire.get(path).status()).isEqualTo(404);
        assertThat(wire.form(path, "a=b").status()).isEqualTo(404);
        wire.signIn("ana", StubDirectory.PASSWORD);
        assertThat(wire.get(path).status()).isEqualTo(404);
        assertThat(wire.form(path, "_csrf=" + Wire.encode(wire.csrf("/stub"))).status())
                .isEqualTo(404);
    }

    @Test
    void healthIsOpenAndTellsNothing() {
        Wire.Reply reply = wire.get("/actuator/health");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("H2")
                .doesNotContain("details");
    }

    @Test
    void unknownPageIsSaidToBeMissingOnlyToThoseWhoSignedIn() {
        assertThat(wire.get("/nowhere", "Accept: text/html").status()).isEqualTo(302);
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/nowhere");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("<title>not-found</title>");
    }

    @Test
    void everyPageForbidsWhatIsNotOurs() {
        Wire.Reply reply = wire.get("/login");

        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Permissions-Policy")).contains("camera=()");
        assertThat(wire.get("/stub", "Accept: text/html").header("Content-Security-Policy"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yml",
                "/assets/..%2f..%2fapplication.yml",
                "/assets/%252e%252e/application.yml",
                "/assets/%2e%2e/application.yml",
                "/stub;jsessionid=1",
                "//stub",
                "/stub/./x",
                "/stub%00",
                "/a%5cb",
                "/api/v1/../../stub",
                "/api//v1/stub"
            })
    void crookedPathsAreRefused(String path) {
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get(path);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.body()).doesNotContain("datasource").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "PROPFIND", "CONNECT"})
    void strangeVerbsAreRefused(String verb) {
        Wire.Reply reply = wire.send(verb, "/login", null);

        assertThat(reply.status()).isIn(400, 405, 501);
        assertThat(wire.send(verb, "/api/v1/stub", null).status()).isIn(400, 405, 501);
    }

    @Test
    void enormousHeadersAreRefused() {
        assertThat(wire.get("/login", "X-Big: " + "a".repeat(100_000)).status()).isIn(400, 431);
        String[] many = new String[10_000];
        Arrays.fill(many, "X-A: b");
        assertThat(wire.get("/login", many).status()).isIn(400, 431);
    }

    @Test
    void guessingIsStoppedAfterFiveWrongPasswords() {
        for (int i = 0; i < 5; i++) {
            assertThat(wire.signIn("bruno", "guess" + i).header("Location")).endsWith("/login?error");
        }
        Wire.Reply sixth = wire.signIn("bruno", StubDirectory.PASSWORD);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isNotNull();
        assertThat(sixth.body()).contains("too-many-sign-ins");
        assertThat(wire.signIn("ana", StubDirectory.PASSWORD).status()).isEqualTo(302);
        wire = new Wire(port);
        hand.forward(Duration.ofSeconds(61));
        assertThat(wire.signIn("bruno", StubDirectory.PASSWORD).header("Location"))
                .doesNotContain("error");
    }

    @Test
    void guessingManyNamesFromOneAddressIsStopped() {
        for (int i = 0; i < 20; i++) {
            assertThat(wire.signIn("nobody" + i, "guess").status()).isEqualTo(302);
        }

        assertThat(wire.signIn("nobody20", "guess").status()).isEqualTo(429);
    }

    @Test
    void unknownNameAndWrongPasswordLookAndLastTheSame() {
        Wire.Reply wrong = wire.signIn("ana", "wrong");
        Wire.Reply unknown = wire.signIn("zebra", "wrong");
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.header("Location")).isEqualTo(wrong.header("Location"));
        assertThat(unknown.body()).isEqualTo(wrong.body());

        long[] known = new long[15];
        long[] strange = new long[15];
        for (int i = 0; i < known.length; i++) {
            hand.forward(Duration.ofMinutes(2));
            known[i] = nanos("ana");
            strange[i] = nanos("zebra" + i);
        }
        double ratio = median(strange) / (double) median(known);
        assertThat(ratio).as("time for unknown names / for wrong passwords").isBetween(0.4, 2.5);
    }

    @Test
    void passwordsThatOnlyWasteTimeAreRefusedWithoutHashing() {
        for (String password : List.of("", "x", "y".repeat(10_000), StubDirectory.PASSWORD + "\0")) {
            hand.forward(Duration.ofMinutes(2));
            long start = System.nanoTime();
            assertThat(wire.signIn("ana", password).header("Location")).endsWith("/login?error");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void sameTextInAnotherUnicodeFormIsTheSamePassword() {
        assertThat(wire.signIn("ana", "quiet evening with caf\u00e9").header("Location"))
                .doesNotContain("error");
        wire = new Wire(port);
        assertThat(wire.signIn("ana", "quiet evening with cafe\u0301").header("Location"))
                .doesNotContain("error");
    }

    @Test
    void plainTextHashAndDemoPasswordOpenNothing() {
        assertThat(wire.signIn("plain", "plain").header("Location")).endsWith("/login?error");
        assertThat(wire.signIn("demo", "tocsin").header("Location")).endsWith("/login?error");
    }

    @Test
    void templateCodeAndMarkupFromPeopleAreShownLiterally() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        String page = wire.get("/stub?text=" + Wire.encode("<script>alert(1)</script>[[${7*7}]]"))
                .body();

        assertThat(page).contains("&lt;script&gt;").contains("[[${7*7}]]").doesNotContain("<script>");
    }

    @Test
    void refusalBecomesAPageInTheReadersLanguage() {
        wire.signIn("rui", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/stub/refused");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("lang=\"pt\"").contains("Não há nada aqui");
    }

    @Test
    void refusalWithoutATranslationKeepsItsEnglishSentence() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/stub/conflict");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("Ana took it at 14:05.");
    }

    @Test
    void faultBecomesAPageWithAnIdAndNothingElse() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/stub/fault");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body())
                .contains("id=\"fault\"")
                .doesNotContain("secret")
                .doesNotContain("IllegalState");
    }

    @Test
    void halfAPageIsNeverSent() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/stub/broken");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("<title>fault</title>").doesNotContain("first half");
    }

    @Test
    void errorPageThatFailsItselfIsReplacedByABareOne() {
        wire.signIn("ana", StubDirectory.PASSWORD);
        Wire.Reply reply = wire.get("/stub/break-the-template");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body())
                .contains("<title>fault</title>")
                .doesNotContain("Whitelabel")
                .doesNotContain("Exception");
    }

    @Test
    void languageAndThemeAreChosenBeforeSignInAndKept() {
        assertThat(wire.get("/login", "Accept-Language: pt-BR,en;q=0.5").body()).contains("lang=\"pt\"");
        assertThat(wire.get("/login", "Accept-Language: fr").body()).contains("lang=\"en\"");
        String token = "&_csrf=" + Wire.encode(wire.csrf("/login"));

        Wire.Reply chosen = wire.form("/language", "to=pt&back=/login" + token);
        wire.form("/theme", "to=dark" + token);

        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.header("Location")).endsWith("/login");
        assertThat(wire.get("/login").body()).contains("lang=\"pt\"");
        wire.signIn("ana", StubDirectory.PASSWORD);
        assertThat(wire.get("/stub").body()).contains("data-theme=\"dark\"").contains("faltam 12 min");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
    void choosingALanguageNeverLeadsElsewhere(String back) {
        String form = "to=pt&back=" + Wire.encode(back) + "&_csrf=" + Wire.encode(wire.csrf("/login"));

        assertThat(wire.form("/language", form).header("Location"))
                .endsWith("/")
                .doesNotContain("evil");
    }

    @Test
    void everyPageKnowsTheTimeTheMarkAndTheReader() {
        wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(wire.get("/stub").body())
                .contains("NOT CLASSIFIED")
                .containsPattern("\\d\\d:\\d\\d Lisbon · \\d\\d:\\d\\d UTC")
                .contains("12 min left");
    }

    private long nanos(String username) {
        String form = "username=" + username + "&password=wrong&_csrf=" + Wire.encode(wire.csrf("/login"));
        long start = System.nanoTime();
        assertThat(wire.form("/login", form).status()).isEqualTo(302);
        return System.nanoTime() - start;
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The rooms shared, security and web with a small directory; nothing of the engine. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan({"io.tocsin.shared", "io.tocsin.security", "io.tocsin.web"})
    static class App {

        @Bean
        Directory directory() {
            return new StubDirectory();
        }

        @Bean
        @Primary
        Hand hand() {
            return new Hand();
        }
    }

    /** A clock that runs as time does and can be put forward. */
    static class Hand extends Clock {

        private Duration ahead = Duration.ZERO;

        synchronized void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }

    @Controller
    static class StubViewController {

        @GetMapping("/stub")
        String stub(CurrentUser user, Model model, @RequestParam(defaultValue = "") String text) {
            model.addAttribute("groups", user.groups());
            model.addAttribute("text", text);
            return "stub";
        }

        @PostMapping("/stub")
        @ResponseBody
        String post() {
            return "done";
        }

        @GetMapping("/stub/refused")
        String refused() {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "not-found", "There is nothing here.");
        }

        @GetMapping("/stub/conflict")
        String conflict() {
            throw new Refusal(Refusal.Kind.CONFLICT, "stub-taken", "Ana took it at 14:05.");
        }

        @GetMapping("/stub/break-the-template")
        String breakTheTemplate() {
            throw new Refusal(Refusal.Kind.CONFLICT, "break-the-template", "No.");
        }

        @GetMapping("/stub/fault")
        String fault() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/stub/broken")
        String broken() {
            return "broken";
        }
    }

    @RestController
    @RequestMapping("/api/v1/stub")
    static class StubApiController {

        record Report(@NotBlank @Size(max = 20) String title, Integer count, Double weight, Instant at) {}

        record Who(String username, Set<String> groups) {}

        @GetMapping
        Who who(CurrentUser user) {
            return new Who(user.username(), user.groups());
        }

        @PostMapping
        Report take(@Valid @RequestBody Report report) {
            return report;
        }

        @PostMapping("/map")
        Map<String, Object> map(@RequestBody Map<String, Object> anything) {
            return anything;
        }

        @PostMapping("/object")
        Object object(@RequestBody Object anything) {
            return Map.of("type", anything.getClass().getName());
        }

        @PostMapping("/empty")
        void empty() {}

        @GetMapping("/page")
        List<Integer> page(@RequestParam int size) {
            return List.of(size);
        }

        @GetMapping("/conflict")
        void conflict() {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "stub-taken", "Ana took it at 14:05.", Map.of("by", "ana", "status", 7));
        }

        @GetMapping("/fault")
        void fault(HttpServletResponse response) throws IOException {
            throw new IOException("secret of " + getClass());
        }
    }
}

package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With a proxy in front: limits count people, not the proxy, and cookies travel over TLS only. */
@SpringBootTest(
        classes = PageEdgeTest.App.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:behindproxy;DB_CLOSE_DELAY=-1",
            PageEdgeTest.TEMPLATES,
            PageEdgeTest.MARK,
            "tocsin.web.behind-proxy=true"
        })
class BehindProxyTest {

    @LocalServerPort
    int port;

    @Autowired
    PageEdgeTest.Hand hand;

    Wire wire;

    @BeforeEach
    void nextMinute() {
        wire = new Wire(port);
        hand.forward(Duration.ofMinutes(2));
    }

    @Test
    void guesserBehindTheProxyDoesNotLockOutEverybodyElse() {
        for (int i = 0; i < 20; i++) {
            assertThat(guess("nobody" + i, "198.51.100.7")).isEqualTo(401);
        }

        assertThat(guess("nobody20", "198.51.100.7")).isEqualTo(429);
        assertThat(guess("nobody21", "198.51.100.8")).isEqualTo(401);
    }

    @Test
    void addressThatTheGuesserInventsDoesNotCount() {
        for (int i = 0; i < 20; i++) {
            assertThat(guess("nobody" + i, "203.0.113." + i + ", 198.51.100.9")).isEqualTo(401);
        }

        assertThat(guess("nobody20", "203.0.113.99, 198.51.100.9")).isEqualTo(429);
    }

    @Test
    void cookieAndHeadersFollowTheTlsOfTheProxy() {
        Wire.Reply reply = wire.get("/login", "X-Forwarded-Proto: https", "X-Forwarded-For: 198.51.100.7");

        assertThat(reply.header("Set-Cookie")).contains("Secure");
        assertThat(reply.header("Strict-Transport-Security")).isNotNull();
        assertThat(wire.get("/login").header("Strict-Transport-Security")).isNull();
    }

    private int guess(String username, String from) {
        return wire.get("/api/v1/stub", Wire.basic(username, "guess"), "X-Forwarded-For: " + from)
                .status();
    }
}

package io.tocsin.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /** Milliseconds, because that is what the engine keeps: a moment must not change by being stored. */
    @Bean
    @Profile("!scenario")
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    @Profile("scenario")
    MovableClock movableClock() {
        return new MovableClock(Instant.parse("2000-01-01T00:00:00Z"));
    }
}

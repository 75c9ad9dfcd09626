package io.tocsin.security;

import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins of the last minute, by account and by address. An attempt is counted before the password is
 * checked and given back when it was right, so that parallel guesses cannot slip through together.
 */
@Component
class SignInAttempts {

    static final int PER_ACCOUNT = 5;
    static final int PER_ADDRESS = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int SWEEP_ABOVE = 10_000;

    private final Map<String, Deque<Instant>> attempts = new HashMap<>();
    private final Clock clock;

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Refuses with {@code too-many-sign-ins}, or counts one attempt. */
    synchronized void begin(String account, String address) {
        Instant now = clock.instant();
        if (attempts.size() > SWEEP_ABOVE) {
            attempts.values().removeIf(times -> times.isEmpty() || stale(times.peekLast(), now));
        }
        Deque<Instant> byAccount = recent("a:" + account, now);
        Deque<Instant> byAddress = recent("i:" + address, now);
        if (byAccount.size() >= PER_ACCOUNT) {
            throw tooMany(byAccount, PER_ACCOUNT, now);
        }
        if (byAddress.size() >= PER_ADDRESS) {
            throw tooMany(byAddress, PER_ADDRESS, now);
        }
        byAccount.addLast(now);
        byAddress.addLast(now);
    }

    /** The attempt was no guess. */
    synchronized void succeeded(String account, String address) {
        recent("a:" + account, clock.instant()).pollLast();
        recent("i:" + address, clock.instant()).pollLast();
    }

    private Deque<Instant> recent(String key, Instant now) {
        Deque<Instant> times = attempts.computeIfAbsent(key, k -> new ArrayDeque<>());
        while (!times.isEmpty() && stale(times.peekFirst(), now)) {
            times.pollFirst();
        }
        return times;
    }

    private static boolean stale(Instant attempt, Instant now) {
        return !attempt.plus(WINDOW).isAfter(now);
    }

    private static Refusal tooMany(Deque<Instant> times, int limit, Instant now) {
        long wait = Math.max(
                1, Duration.between(now, times.peekFirst().plus(WINDOW)).toSeconds() + 1);
        return new Refusal(
                Refusal.Kind.TOO_MANY,
                "too-many-sign-ins",
                "Too many failed sign-ins (" + limit + " a minute). Wait a minute and try again.",
                Map.of("retryAfterSeconds", wait));
    }
}

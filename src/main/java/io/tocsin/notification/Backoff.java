package io.tocsin.notification;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before trying again: doubling from 5 seconds, with jitter, so that mails do not march in step. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MAIL_LIMIT = Duration.ofMinutes(5);
    /** Shorter than for one mail: when the relay comes back, everything should leave within a minute. */
    private static final Duration RELAY_LIMIT = Duration.ofSeconds(30);

    private Backoff() {}

    /** @param times how often the relay has put this mail off, from 1 */
    static Duration mail(int times) {
        return jittered(times, MAIL_LIMIT);
    }

    /** @param times how often in a row the relay could not be used, from 1 */
    static Duration relay(int times) {
        return jittered(times, RELAY_LIMIT);
    }

    private static Duration jittered(int times, Duration limit) {
        long full = Math.min(limit.toMillis(), FIRST.toMillis() << Math.min(times - 1, 10));
        long spread = Math.max(1, full / 4);
        return Duration.ofMillis(
                Math.max(FIRST.toMillis(), full - ThreadLocalRandom.current().nextLong(spread)));
    }
}

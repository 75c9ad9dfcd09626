package io.tocsin.studio;

import io.tocsin.engine.VirtualTime;
import io.tocsin.shared.MovableClock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The application's clock and the engine's in one hand; what comes due on the way happens at its time. */
@Component
@Profile("scenario")
class StageClock {

    private final MovableClock clock;
    private final VirtualTime engine;

    StageClock(MovableClock clock, VirtualTime engine) {
        this.clock = clock;
        this.engine = engine;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Instant> nextDue() {
        return engine.nextDue();
    }

    void advance(Instant to) {
        if (to.isBefore(clock.instant())) {
            throw new IllegalArgumentException("The story goes back in time, to " + to);
        }
        for (Optional<Instant> due = engine.nextDue();
                due.isPresent() && !due.get().isAfter(to);
                due = engine.nextDue()) {
            move(later(due.get(), clock.instant()));
            engine.runDue();
        }
        move(to);
        engine.runDue();
    }

    /** The program does not run until then: what came due meanwhile happens when it is back, in due order. */
    void down(Instant until) {
        move(later(until, clock.instant()));
        settle();
    }

    /** Lets happen what is due now. */
    void settle() {
        engine.runDue();
    }

    /** Moves the clock and lets nothing happen. */
    void move(Instant to) {
        clock.set(to);
        engine.set(to);
    }

    /** Gives the engine the real time again. */
    void release() {
        engine.release();
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}

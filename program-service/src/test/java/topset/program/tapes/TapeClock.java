package topset.program.tapes;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import topset.testsupport.SuppliedClock;

/** The service's clock, which the tapes set. */
@Alternative
class TapeClock {
    private static volatile Instant now = Instant.parse("2027-03-01T00:00:00Z");

    @Produces
    @Singleton
    Clock clock() {
        return new SuppliedClock(TapeClock::now);
    }

    static void set(Instant time) {
        now = time;
    }

    static Instant now() {
        return now;
    }
}

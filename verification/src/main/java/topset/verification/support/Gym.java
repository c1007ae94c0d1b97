package topset.verification.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A gym (tenant) of the running pair. */
public record Gym(RunningPair pair, String name) {
    /** An upper bound for a slow and busy machine. An answer ends the wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger GYMS = new AtomicInteger();

    /** A new gym without any training. */
    public static Gym fresh(String theme) {
        return new Gym(RunningPair.get(), theme + "-" + GYMS.incrementAndGet());
    }

    /** A caller who may read and write everything of the gym. */
    public Lifter coach() {
        return as("coach", "kim");
    }

    public Lifter lifter(String id) {
        return as("athlete", id);
    }

    /** A caller of this gym with that role. */
    public Lifter as(String role, String subject) {
        var token = pair.token(name, role, subject);
        return new Lifter(
                this,
                subject,
                new Service(pair.sessions(), token).patiently(PATIENCE),
                new Service(pair.programs(), token).patiently(PATIENCE));
    }
}

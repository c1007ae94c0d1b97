package topset.verification.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A gym (tenant) of the two running services. */
public record GymClient(RunningPair pair, String name) {
    /** An upper bound for a slow and busy machine. An answer ends the wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger GYMS = new AtomicInteger();

    /** Creates a new gym without any training. */
    public static GymClient fresh(String theme) {
        return new GymClient(RunningPair.get(), theme + "-" + GYMS.incrementAndGet());
    }

    /** Returns a caller who may read and write everything of the gym. */
    public GymCaller coach() {
        return as("coach", "kim");
    }

    public GymCaller lifter(String id) {
        return as("athlete", id);
    }

    /** Returns a caller of this gym with a role. */
    public GymCaller as(String role, String subject) {
        var token = pair.token(name, role, subject);
        return new GymCaller(
                this,
                subject,
                new ServiceClient(pair.sessions(), token).patiently(PATIENCE),
                new ServiceClient(pair.programs(), token).patiently(PATIENCE));
    }
}

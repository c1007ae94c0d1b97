package topset.verification.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A gym (tenant) of the two running services, with the callers of the gym. */
public record GymClient(RunningPair pair, String name) {
    /** The longest time to wait for an answer. It is long enough for a slow and busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger GYMS = new AtomicInteger();

    /** Creates a new gym without athletes. The gym's name contains the given theme. */
    public static GymClient fresh(String theme) {
        return new GymClient(RunningPair.get(), theme + "-" + GYMS.incrementAndGet());
    }

    /** Returns a caller who may read and write all data of the gym. */
    public GymCaller coach() {
        return as("coach", "kim");
    }

    public GymCaller lifter(String id) {
        return as("athlete", id);
    }

    public GymCaller as(String role, String subject) {
        var token = pair.token(name, role, subject);
        return new GymCaller(
                this,
                subject,
                new ServiceClient(pair.sessions(), token).patiently(PATIENCE),
                new ServiceClient(pair.programs(), token).patiently(PATIENCE));
    }
}

package topset.verification.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A gym of the two running services, with the callers of the gym. */
public record GymClient(RunningPair pair, String name) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger GYMS = new AtomicInteger();

    public static GymClient fresh(String theme) {
        return new GymClient(RunningPair.get(), theme + "-" + GYMS.incrementAndGet());
    }

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

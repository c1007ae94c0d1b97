package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.Answer;
import topset.verification.support.Recorded;
import topset.verification.support.ServiceClient;

/** Repeats each set until it is acknowledged, as a phone without a signal does. */
public final class LoggingAthletes {

    /** Longer than any fault, because a caller that stops earlier may miss the acknowledgement of a stored set. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(3);

    private static final Duration TRY_AGAIN = Duration.ofMillis(100);
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final ShakenPair pair;
    private final String gym;
    private final long seed;
    private final Duration pause;
    private final Ledger ledger = new Ledger();
    private final List<String> athletes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ReadWriteLock sending = new ReentrantReadWriteLock();
    private volatile boolean stopping;
    private volatile long deadlineAtTheEnd;
    private volatile boolean forgetful;

    public LoggingAthletes(ShakenPair pair, String gym, int athletes, int setsPerSecond, long seed) {
        this.pair = pair;
        this.gym = gym;
        this.seed = seed;
        this.pause = Duration.ofSeconds(1).multipliedBy(athletes).dividedBy(setsPerSecond);
        for (int n = 1; n <= athletes; n++) {
            var athlete = "lifter-" + n;
            enrol(athlete);
            threads.add(Thread.ofVirtual().name(athlete).unstarted(() -> train(athlete)));
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    public void stop() throws InterruptedException {
        deadlineAtTheEnd = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
        stopping = true;
        for (var each : threads) {
            each.join();
        }
    }

    /** Then the load generator starts the session again, as an app does if the app still has the session. */
    public void expectForgetting() {
        forgetful = true;
    }

    /** While a caller holds this lock, no set is on its way. */
    public Lock silence() {
        return sending.writeLock();
    }

    public String gym() {
        return gym;
    }

    public List<String> athletes() {
        return List.copyOf(athletes);
    }

    public Ledger ledger() {
        return ledger;
    }

    public void enrol(String athlete) {
        enrolElsewhere(gym, athlete);
        athletes.add(athlete);
    }

    public void enrolElsewhere(String otherGym, String athlete) {
        var profile = Map.of("timeZone", TrainingPlan.ZONE.getId(), "unit", "kg");
        insist("profile", () -> pair.programs(otherGym, "coach").put("/v1/athletes/" + athlete, profile));
        var program = Map.of(
                "athleteId",
                athlete,
                "programId",
                programOf(otherGym, athlete),
                "startsOn",
                TrainingPlan.STARTS_ON.toString(),
                "lifts",
                TrainingPlan.LIFTS);
        insist("program", () -> pair.programs(otherGym, "coach").post("/v1/programs", program));
    }

    public UUID programOf(String athlete) {
        return programOf(gym, athlete);
    }

    private static UUID programOf(String gymOfAthlete, String athlete) {
        return UUID.nameUUIDFromBytes((gymOfAthlete + athlete).getBytes(UTF_8));
    }

    private void train(String athlete) {
        var plan = new TrainingPlan(athlete, seed);
        var random = new Random(seed + athlete.hashCode());
        while (!stopping) {
            var sets = plan.session();
            begin(sets.getFirst());
            for (var set : sets) {
                if (stopping) {
                    return;
                }
                log(set);
                if (random.nextInt(10) == 0) {
                    send(set);
                }
                LockSupport.parkNanos((long) (pause.toNanos() * (0.5 + random.nextDouble())));
            }
        }
    }

    public void begin(KnownSet set) {
        var session = Map.of(
                "sessionId", set.sessionId(),
                "athleteId", set.athlete(),
                "startedAt", set.sessionStartedAt(),
                "day", set.day());
        insist("session", () -> sessions().post("/v1/sessions", session));
    }

    @Nullable
    public Recorded log(KnownSet set) {
        var answer = send(set);
        if (answer == null) {
            return null;
        }
        ledger.acknowledge(set);
        return answer.as(Recorded.class, answer.status());
    }

    @Nullable
    public Answer send(KnownSet set) {
        return insist("set", () -> {
            var answer = post(set);
            if (forgetful && answer.status() == NOT_FOUND) {
                begin(set);
                return post(set);
            }
            return answer;
        });
    }

    private Answer post(KnownSet set) {
        sending.readLock().lock();
        try {
            return sessions().post("/v1/sessions/" + set.sessionId() + "/sets", set.set());
        } finally {
            sending.readLock().unlock();
        }
    }

    private @Nullable Answer insist(String what, Supplier<Answer> call) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !(stopping && System.nanoTime() > deadlineAtTheEnd)) {
            var began = System.nanoTime();
            try {
                var answer = call.get();
                if (answer.status() == 200 || answer.status() == 201) {
                    return answer;
                } else if (answer.status() == UNAVAILABLE
                        && answer.contentType().startsWith("application/problem+json")
                        && !answer.retryAfter().isEmpty()) {
                    ledger.unavailable();
                } else if (answer.status() == TOO_MANY) {
                    ledger.limited();
                } else {
                    // The answer will not change, so the call is not repeated.
                    ledger.wrong(what + " was answered " + answer.status() + " " + answer.text());
                    return null;
                }
            } catch (UncheckedIOException broken) {
                ledger.unanswered();
            } finally {
                ledger.took(System.nanoTime() - began);
            }
            LockSupport.parkNanos(TRY_AGAIN.toNanos());
        }
        ledger.wrong(what + " was never acknowledged");
        return null;
    }

    private ServiceClient sessions() {
        return pair.sessions(gym, "coach");
    }
}

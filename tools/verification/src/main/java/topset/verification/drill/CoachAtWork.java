package topset.verification.drill;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.testsupport.Json;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.Answer;

/** A coach who reads the roster and the plan of one athlete, and changes this plan, without pause. */
final class CoachAtWork {
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    private static final int UNAVAILABLE = 503;
    private static final int LOADS = 10;
    private static final BigDecimal LIGHTEST = BigDecimal.valueOf(100);
    private static final BigDecimal STEP = new BigDecimal("2.5");

    private final ShakenPair pair;
    private final String gym;
    private final String athlete;
    private final String program;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final ConcurrentMap<String, Integer> failures = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean stopping;

    private CoachAtWork(ShakenPair pair, String gym, String athleteId, UUID programId) {
        this.pair = pair;
        this.gym = gym;
        this.athlete = "/v1/athletes/" + athleteId;
        this.program = "/v1/programs/" + programId;
        this.thread = Thread.ofVirtual().name("coach").unstarted(this::work);
    }

    static CoachAtWork begin(ShakenPair pair, String gym, String athleteId, UUID programId) {
        var coach = new CoachAtWork(pair, gym, athleteId, programId);
        coach.thread.start();
        return coach;
    }

    private void work() {
        for (int turn = 0; !stopping; turn++) {
            for (var path : List.of(
                    "/",
                    "/v1/roster",
                    "/v1/exercises",
                    "/v1/gym",
                    athlete,
                    athlete + "/today",
                    athlete + "/weeks/current",
                    athlete + "/lifts/d2-squat/history",
                    program)) {
                programs("GET", path, Map.of());
            }
            call("GET sessions", () -> pair.sessions(gym, "coach").get(athlete + "/sessions"));
            changePlan(turn);
        }
    }

    private void changePlan(int turn) {
        var plan = programs("GET", athlete + "/weeks/next", Map.of());
        if (plan == null || plan.status() != 200) {
            return;
        }
        int week = plan.json().path("week").asInt();
        var override = program + "/lifts/d2-squat/overrides/" + week;
        var deload = program + "/deloads/" + week;
        programs(
                "PUT",
                override,
                Map.of("load", LIGHTEST.add(STEP.multiply(BigDecimal.valueOf(turn % LOADS))), "reason", "heavy"));
        programs("DELETE", override, Map.of());
        programs("PUT", deload, Map.of("reason", "tired"));
        programs("DELETE", deload, Map.of());
    }

    private @Nullable Answer programs(String method, String path, Map<String, Object> body) {
        return call(
                method + " " + path.replaceAll("\\d+$|[0-9a-f-]{36}", "…"),
                () -> pair.programs(gym, "coach")
                        .send(method, path, body.isEmpty() ? null : Json.write(body), Map.of()));
    }

    private @Nullable Answer call(String what, Supplier<Answer> call) {
        calls.incrementAndGet();
        try {
            var answer = call.get();
            if (answer.status() == UNAVAILABLE && !answer.retryAfter().isEmpty()) {
                unavailable.incrementAndGet();
            } else if (answer.status() / 100 != 2) {
                failures.merge(what + " was answered " + answer.status() + " " + answer.text(), 1, Integer::sum);
            }
            return answer;
        } catch (UncheckedIOException e) {
            failures.merge(what + " was not answered: " + e.getCause(), 1, Integer::sum);
            return null;
        } finally {
            LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }

    int calls() {
        return calls.get();
    }

    int unavailable() {
        return unavailable.get();
    }

    SortedMap<String, Integer> failures() {
        return new TreeMap<>(failures);
    }
}

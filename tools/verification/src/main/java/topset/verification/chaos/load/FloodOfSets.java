package topset.verification.chaos.load;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import topset.contract.SetRole;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.Answer;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/** Sends batches of sets with one athlete's token over four connections. */
public final class FloodOfSets {
    public static final String ATHLETE = "flooding-http";

    private static final int CONNECTIONS = 4;
    private static final int BATCH = 500;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> STORED = Set.of(200, 201, 207);

    private final ServiceClient sessions;
    private final int batches;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger day = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    public FloodOfSets(ShakenPair pair, String gym, int sets) {
        this.sessions =
                new ServiceClient(URI.create(pair.session().url()), pair.stack().token(gym, "athlete", ATHLETE));
        this.batches = Math.ceilDiv(sets, BATCH);
    }

    public void send() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CONNECTIONS).forEach(n -> threads.execute(this::sendBatches));
        }
    }

    private void sendBatches() {
        var session = begin();
        while (sent.getAndIncrement() < batches) {
            if (!STORED.contains(post("/v1/sessions/" + session.id() + "/sets/batch", batch(session)))) {
                session = begin();
            }
        }
    }

    private record Session(UUID id, OffsetDateTime startedAt) {}

    private Session begin() {
        var date = TrainingPlan.STARTS_ON.plusDays(day.getAndIncrement() % (7L * TrainingPlan.WEEKS));
        var session = new Session(
                UUID.randomUUID(),
                date.atTime(LocalTime.of(6, 0)).atZone(TrainingPlan.ZONE).toOffsetDateTime());
        post(
                "/v1/sessions",
                Map.of("sessionId", session.id(), "athleteId", ATHLETE, "startedAt", session.startedAt(), "day", 1));
        return session;
    }

    private static Map<String, Object> batch(Session session) {
        return Map.of(
                "sets",
                IntStream.range(0, BATCH)
                        .mapToObj(n -> SetRequest.bench(
                                SetRole.TOP, "100", 4, "8", session.startedAt().plusSeconds(n + 1)))
                        .toList());
    }

    private int post(String path, Object body) {
        var began = System.nanoTime();
        try {
            var answer = sessions.post(path, body);
            answers.merge(answer.status(), 1, Integer::sum);
            if (isFailure(answer)) {
                failures.add(answer.status() + " " + answer.text());
            }
            return answer.status();
        } catch (UncheckedIOException unanswered) {
            answers.merge(0, 1, Integer::sum);
            return 0;
        } finally {
            slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
        }
    }

    private static boolean isFailure(Answer answer) {
        return answer.status() >= SERVER_ERROR && answer.status() != UNAVAILABLE;
    }

    public Set<String> failures() {
        return Set.copyOf(failures);
    }

    public String figures() {
        return "flood of %d batches: %s, slowest %d ms"
                .formatted(
                        batches,
                        new TreeMap<>(answers)
                                .entrySet().stream()
                                        .map(each -> each.getValue() + " × " + each.getKey())
                                        .collect(Collectors.joining(", ")),
                        slowestNanos.get() / 1_000_000);
    }
}

package topset.verification.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import topset.contract.SetRole;
import topset.testsupport.Json;
import topset.verification.bench.measure.Parallel;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/**
 * Starts sessions and writes requests that log sets in them to a file, because sending bytes needs little processor
 * time.
 */
final class PreparedSets {
    private static final int GYMS = 40;

    private static final int ATHLETES_OF_GYM = 25;
    private static final int SETS_OF_LIFT = 5;
    private static final int CALLERS = 16;

    private final RunningPair pair;
    private final AtomicInteger files = new AtomicInteger();

    PreparedSets(RunningPair pair) {
        this.pair = pair;
    }

    record Session(String token, UUID id, OffsetDateTime startedAt) {}

    /**
     * Starts as many sessions as needed, and writes one request per line: path, token and body, separated by tabs.
     * Successive lines belong to different sessions and gyms. Each file has athletes of its own, because the number of
     * sets of a day is limited.
     */
    Path write(int requests, int setsOfSession) throws IOException {
        return write(requests, startAll(Math.ceilDiv(requests, setsOfSession), files.incrementAndGet()));
    }

    List<Session> sessionsOfPrograms() {
        int file = files.incrementAndGet();
        for (int n = 0; n < GYMS; n++) {
            FourLifts.startPrograms(
                    new GymClient(pair, gym(n)),
                    IntStream.range(0, ATHLETES_OF_GYM)
                            .mapToObj(nth -> athlete(file, nth))
                            .toList());
        }
        return startAll(GYMS * ATHLETES_OF_GYM, file);
    }

    Path write(int requests, List<Session> sessions) throws IOException {
        var file = Files.createTempFile(pair.stack().folder(), "sets", ".tsv");
        try (var out = Files.newBufferedWriter(file)) {
            for (int n = 0; n < requests; n++) {
                line(out, sessions.get(n % sessions.size()), n / sessions.size());
            }
        }
        return file;
    }

    private static void line(Writer out, Session session, int nth) throws IOException {
        var role = nth % SETS_OF_LIFT == 0 ? SetRole.TOP : SetRole.BACKOFF;
        var set = SetRequest.bench(role, "102.5", 5, "8.5", session.startedAt())
                .of(FourLifts.exercise(nth / SETS_OF_LIFT));
        out.append("/v1/sessions/" + session.id() + "/sets\t" + session.token() + "\t" + Json.write(set) + "\n");
    }

    private static String gym(int n) {
        return "gym-" + n % GYMS;
    }

    private static String athlete(int file, int nth) {
        return "lifter-" + file + "-" + nth % ATHLETES_OF_GYM;
    }

    private List<Session> startAll(int count, int file) {
        return Parallel.range(CALLERS, count, n -> start(file, n));
    }

    /** Starts the nth session. The sessions of an athlete are on different days, because sets of a day are limited. */
    private Session start(int file, int n) {
        var token = pair.token(gym(n), "platform", "app");
        var id = UUID.randomUUID();
        var startedAt = OffsetDateTime.now(ZoneOffset.UTC).minusDays(n / (GYMS * ATHLETES_OF_GYM) + 1);
        var body = Map.of("sessionId", id, "athleteId", athlete(file, n / GYMS), "startedAt", startedAt.toString());
        new ServiceClient(pair.sessions(), token).post("/v1/sessions", body).expect(201);
        return new Session(token, id, startedAt);
    }
}

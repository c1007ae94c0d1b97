package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.local.LocalStack;
import topset.local.origin.ReplicaCounts;
import topset.local.process.Part;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.servers.Database;
import topset.testsupport.Lifts;
import topset.verification.support.Answer;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** Tests several replicas of both services behind one address, as {@code ./topset run --replicas} starts them. */
@Tag("system")
class ReplicasTest {
    private static final String TODAY = "/v1/athletes/lark/today";

    @Test
    void calls_go_on_after_a_replica_of_each_service_was_killed() {
        try (var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .services(RunningPair.application(Database.SESSION), RunningPair.application(Database.PROGRAM))
                .replicas(new ReplicaCounts(2, 2))
                .start()) {
            var origin = new ServiceClient(URI.create(stack.originUrl()), stack.token("two-of-each", "coach", "kim"));
            startProgram(origin);
            var all = Stream.concat(Stream.of(stack.session(), stack.program()), stack.furtherReplicas().stream())
                    .toList();
            eventually().untilAsserted(() -> {
                planned(origin, log(origin));
                assertThat(all).allSatisfy(replica -> assertThat(calls(replica)).isPositive());
            });

            stack.furtherReplicas().forEach(Part::kill);
            planned(origin, log(origin));
        }
    }

    private static void startProgram(ServiceClient origin) {
        insist(() -> origin.put("/v1/athletes/lark", Map.of("timeZone", "Europe/Berlin", "unit", "kg")));
        var program = Map.of(
                "programId",
                UUID.randomUUID(),
                "athleteId",
                "lark",
                "startsOn",
                LocalDate.now(ZoneOffset.UTC).minusDays(3).toString(),
                "lifts",
                Lifts.bench());
        insist(() -> origin.post("/v1/programs", program));
    }

    /** Logs a top set in a session of its own, and returns its sequence number. */
    private static long log(ServiceClient origin) {
        var id = UUID.randomUUID();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var session = Map.of("sessionId", id, "athleteId", "lark", "startedAt", now, "day", 1);
        insist(() -> origin.post("/session/v1/sessions", session));
        var load = Map.of("value", 120, "unit", "kg");
        var set = Map.of(
                "setId",
                UUID.randomUUID(),
                "exercise",
                "bench-press",
                "role",
                "TOP",
                "load",
                load,
                "reps",
                4,
                "completedAt",
                now);
        return insist(() -> origin.post("/session/v1/sessions/" + id + "/sets", set))
                .json()
                .path("sequence")
                .asLong();
    }

    /** Waits until the plan includes the event with this sequence number. */
    private static void planned(ServiceClient origin, long sequence) {
        eventually()
                .until(() -> insist(() -> origin.get(TODAY + "?atLeast=" + sequence))
                                .json()
                                .path("asOf")
                                .path("sequence")
                                .asLong()
                        >= sequence);
    }

    /** Repeats a call as an app does: a killed replica leaves the calls that it was processing without an answer. */
    private static Answer insist(Supplier<Answer> call) {
        return eventually()
                .ignoreException(UncheckedIOException.class)
                .until(call::get, answer -> List.of(200, 201).contains(answer.status()));
    }

    /** Returns how many calls of the API a replica has answered since it was started. */
    private static double calls(Replica replica) {
        return new ServiceClient(URI.create(replica.managementUrl()), null)
                .get("/q/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("/v1/"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

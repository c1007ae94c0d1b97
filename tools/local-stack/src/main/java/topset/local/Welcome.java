package topset.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import topset.local.process.Ports;
import topset.local.process.Replica;

/** The text that is printed when all servers are ready: addresses, and sample calls to paste into a shell. */
record Welcome(Path root, Path home, Ports ports, List<Replica> furtherReplicas) {

    String text() {
        return addresses() + furtherAddresses() + "\n" + setUp() + "\n" + calls() + "\nCtrl-C stops everything.";
    }

    private String addresses() {
        return """

              coach            http://localhost:%d/
              lifter           http://localhost:%1$d/lift/

              session service  http://localhost:%d   (its API: http://localhost:%2$d/q/swagger-ui)
              program service  http://localhost:%d   (its API: http://localhost:%3$d/q/swagger-ui)
              OIDC issuer      http://localhost:%d/topset
              Kafka            localhost:%d
              health, metrics  http://localhost:%d/q/health and /q/metrics, and the same at %d
              PostgreSQL       localhost:%d   (topset_session and topset_program; passwords in %s)
            """.formatted(
                        ports.origin(),
                        ports.session(),
                        ports.program(),
                        ports.issuer(),
                        ports.kafka(),
                        ports.sessionManagement(),
                        ports.programManagement(),
                        ports.postgres(),
                        home.resolve("passwords.properties"));
    }

    private String furtherAddresses() {
        return furtherReplicas.stream()
                .map(replica -> "  %-17s %s   (health and metrics: %s/q)%n"
                        .formatted(replica.name(), replica.url(), replica.managementUrl()))
                .collect(Collectors.joining());
    }

    private String setUp() {
        LocalDate monday =
                LocalDate.now(ZoneId.systemDefault()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return "Once, in another terminal: get a token, create a lifter, and start a program with 120 kg on the"
                + " bench.\n\n"
                + "TOKEN=$(" + token() + ")\n"
                + call("PUT", "/v1/athletes/lifter-1")
                + body("{\"timeZone\":\"" + ZoneId.systemDefault()
                        + "\",\"unit\":\"kg\",\"trainingSince\":\"2020-01-01\"}")
                + call("POST", "/v1/programs")
                + body(
                        "{\"programId\":\"" + named("program " + monday)
                                + "\",\"athleteId\":\"lifter-1\",\"startsOn\":\""
                                + monday
                                + "\",\"lifts\":[{\"slotId\":\"d1-bench-press\",\"day\":1,\"exercise\":\"bench-press\","
                                + "\"scheme\":{\"variant\":\"SINGLE_TOP\"},\"progression\":{\"method\":\"LINEAR\"},\"start\":{\"load\":120}}]}");
    }

    private String calls() {
        OffsetDateTime now = OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        UUID session = UUID.randomUUID();
        return "Then log a top set in a new session, read today's backoff, and read next week:\n\n"
                + call("POST", "/session/v1/sessions")
                + body("{\"sessionId\":\"" + session + "\",\"athleteId\":\"lifter-1\",\"startedAt\":\"" + now
                        + "\",\"day\":1}")
                + "SEQUENCE=$("
                + call("POST", "/session/v1/sessions/" + session + "/sets")
                + json("{\"setId\":\"" + UUID.randomUUID() + "\",\"exercise\":\"bench-press\",\"role\":\"TOP\","
                        + "\"load\":{\"value\":120,\"unit\":\"kg\"},\"reps\":4,\"rpe\":8.5,\"completedAt\":\"" + now
                        + "\"}")
                // The sample call requests a plan that already includes the set that was just logged. The call needs
                // the set's sequence number and reads it from the previous answer, because the number depends on the
                // earlier sets.
                + " \\\n  | tee /dev/stderr | sed -n 's/.*\"sequence\":\\([0-9]*\\).*/\\1/p'); echo\n\n"
                + call("GET", "/v1/athletes/lifter-1/today?atLeast='$SEQUENCE'") + "; echo\n\n"
                + call("GET", "/v1/athletes/lifter-1/weeks/next?atLeast='$SEQUENCE'") + "; echo\n";
    }

    private String token() {
        String choice = ports.issuer() == Ports.USUAL.issuer() ? "" : "TOPSET_ISSUER_PORT=" + ports.issuer() + " ";
        return choice + "'" + root.resolve("topset") + "' token iron-temple coach kim";
    }

    private String call(String method, String path) {
        String verb = method.equals("GET") ? "" : " -X " + method;
        return "curl -sS" + verb + " -H \"Authorization: Bearer $TOKEN\" 'http://localhost:" + ports.origin() + path
                + "'";
    }

    private static String body(String json) {
        return json(json) + "; echo\n";
    }

    private static String json(String json) {
        return " -H 'Content-Type: application/json' \\\n  -d '" + json + "'";
    }

    // Returns an id that is the same for a whole week. So a user who pastes the sample call again does not start a
    // second program.
    private static UUID named(String what) {
        return UUID.nameUUIDFromBytes(("topset welcome: " + what).getBytes(StandardCharsets.UTF_8));
    }
}

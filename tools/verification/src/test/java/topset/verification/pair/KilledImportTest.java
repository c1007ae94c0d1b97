package topset.verification.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;

/** Tests that a gym import that a kill of the program service has ended is completed by posting the file again. */
@Isolated("ends the program service that all classes share")
@Tag("system")
class KilledImportTest {
    /** More athletes than the lines of one chunk, which are imported together, have. */
    private static final int ATHLETES = 300;

    /** The lines that are sent before the kill: more than a chunk of 500 lines, and less than the file. */
    private static final int LINES_SENT = 700;

    private final List<String> athletes = IntStream.range(0, ATHLETES)
            .mapToObj(n -> String.format("lifter-%03d", n))
            .toList();
    private final List<String> lines =
            athletes.stream().flatMap(KilledImportTest::linesOf).toList();
    private final GymCaller killed = GymClient.fresh("killed").as("platform", "mover");
    private final GymCaller undisturbed = GymClient.fresh("undisturbed").as("platform", "mover");

    @Test
    void the_file_posted_again_after_a_kill_in_the_middle_of_an_import_is_stored_once() throws IOException {
        var program = killed.gym().pair().stack().program();
        try (var _ = halfSent()) {
            eventually()
                    .until(() -> killed.programs()
                                    .get("/v1/athletes/" + athletes.getFirst())
                                    .status()
                            == 200);
            program.kill();
            program.start();
        }
        var file = String.join("\n", lines);

        var again = ExportedLines.post(killed.programs(), file);
        var inOneGo = ExportedLines.post(undisturbed.programs(), file);

        assertThat(again.path("refused").asInt()).as(again.toString()).isZero();
        assertThat(again.path("repeated").asInt()).as(again.toString()).isBetween(1, LINES_SENT);
        assertThat(again.path("added").asInt() + again.path("repeated").asInt()).isEqualTo(lines.size());
        assertThat(inOneGo.path("added").asInt()).isEqualTo(lines.size());
        assertThat(exported(killed)).hasSameSizeAs(lines).isEqualTo(exported(undisturbed));
        assertThat(planned(killed)).isEqualTo(athletes);
    }

    /** Posts the first part of the file in a request that announces the whole file. */
    private Socket halfSent() throws IOException {
        var service = killed.gym().pair().programs();
        var socket = new Socket(service.getHost(), service.getPort());
        var out = socket.getOutputStream();
        out.write(("POST /v1/imports HTTP/1.1\r\nHost: topset\r\nContent-Type: application/x-ndjson\r\n"
                        + "Authorization: Bearer "
                        + killed.gym().pair().token(killed.gym().name(), "platform", killed.id())
                        + "\r\nContent-Length: " + String.join("\n", lines).length() + "\r\n\r\n"
                        + String.join("\n", lines.subList(0, LINES_SENT)))
                .getBytes(UTF_8));
        out.flush();
        return socket;
    }

    private static Stream<String> linesOf(String athlete) {
        return Stream.of(
                Json.write(Map.of(
                        "type", "athlete", "athleteId", athlete, "coaches", List.of("kim"), "tags", List.of("team"))),
                Json.write(Map.of(
                        "type",
                        "profile",
                        "athleteId",
                        athlete,
                        "at",
                        Midday.minutesAgo(60),
                        "profile",
                        Map.of("timeZone", Midday.ZONE.getId(), "unit", "kg"))),
                Json.write(Map.of(
                        "type",
                        "program",
                        "athleteId",
                        athlete,
                        "at",
                        Midday.minutesAgo(50),
                        "programId",
                        UUID.randomUUID(),
                        "program",
                        Map.of("startsOn", Midday.today().toString(), "lifts", Lifts.bench()))));
    }

    private static List<?> exported(GymCaller of) {
        return ExportedLines.decisions(
                        of.programs().get("/v1/export").expect(200).text())
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the athletes with a target, once for each of their lifts. */
    private static List<String> planned(GymCaller of) {
        return of.programs()
                .get("/v1/targets")
                .expect(200)
                .text()
                .lines()
                .map(line -> Json.read(line).path("athleteId").asText())
                .toList();
    }
}

package topset.program.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static topset.testsupport.Eventually.eventually;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.program.Api;
import topset.program.Gym;
import topset.program.RealParts;
import topset.testsupport.Json;

/** An import whose client closes the connection before it has sent the whole file. */
@RealParts
class AbandonedImportTest {
    private static final int LINES_OF_CHUNK = 500;
    private static final int FURTHER_LINES = 100;

    private final Gym gym = Gym.fresh("abandoned");

    @Test
    void it_ends_without_the_lines_of_the_unfinished_chunk_and_the_whole_file_may_be_posted() throws IOException {
        var sent = lines(LINES_OF_CHUNK + FURTHER_LINES);
        var whole = lines(2 * LINES_OF_CHUNK);
        try (var client = new Socket(Api.uri("").getHost(), Api.uri("").getPort())) {
            var head = "POST /v1/imports HTTP/1.1\r\nHost: topset\r\nContent-Type: application/x-ndjson\r\n"
                    + "Authorization: Bearer " + Api.token(gym.name(), "platform", "mover") + "\r\nContent-Length: "
                    + whole.length() + "\r\n\r\n";
            client.getOutputStream().write((head + sent).getBytes(UTF_8));
            var lastOfChunk = "/v1/athletes/lifter-" + (LINES_OF_CHUNK - 1) + "/tags";
            eventually().untilAsserted(() -> gym.coach().get(lastOfChunk).then().body("tags", contains("team")));
        }

        eventually()
                .until(() -> post(whole), answer -> answer.statusCode() == 200)
                .then()
                .body("repeated", equalTo(LINES_OF_CHUNK))
                .body("added", equalTo(LINES_OF_CHUNK));
    }

    private Response post(String lines) {
        return gym.as("platform", "mover")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports");
    }

    private static String lines(int athletes) {
        return IntStream.range(0, athletes)
                .mapToObj(n -> Json.write(Map.of(
                                "type",
                                "athlete",
                                "athleteId",
                                "lifter-" + n,
                                "coaches",
                                List.of(),
                                "tags",
                                List.of("team")))
                        + "\n")
                .collect(Collectors.joining());
    }
}

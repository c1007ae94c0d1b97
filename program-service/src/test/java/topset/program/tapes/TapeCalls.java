package topset.program.tapes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import topset.program.Api;

/** Calls the running service, one call after the other. */
final class TapeCalls {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TapeCalls() {}

    record Answer(int status, String body) {
        boolean isGood() {
            return status / 100 == 2;
        }
    }

    /** Sends a request with the token of a caller such as {@code coach/kim}. */
    static Answer send(String gym, String caller, String method, String path, @Nullable String body) {
        var role = caller.substring(0, caller.indexOf('/'));
        var subject = caller.substring(caller.indexOf('/') + 1);
        var request = HttpRequest.newBuilder(Api.uri(path))
                .header("Authorization", "Bearer " + Api.token(role.equals("operator") ? "-" : gym, role, subject))
                .header("Content-Type", path.equals("/v1/imports") ? "application/x-ndjson" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

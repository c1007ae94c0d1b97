package topset.program.tapes;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import topset.program.Api;

/** Calls the running service, one call after the other. */
final class TapeCalls {
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
        var request = Api.as(role.equals("operator") ? "-" : gym, role, subject).urlEncodingEnabled(false);
        if (path.equals("/v1/imports")) {
            request.contentType("application/x-ndjson");
        }
        if (body != null) {
            request.body(body.getBytes(UTF_8));
        }
        var answer = request.request(method, path);
        return new Answer(answer.statusCode(), answer.body().asString());
    }
}

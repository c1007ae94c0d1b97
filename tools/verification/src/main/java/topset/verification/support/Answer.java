package topset.verification.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import topset.testsupport.Json;

/** The HTTP response of a service. */
public record Answer(int status, String contentType, String retryAfter, String text) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.headers().firstValue("retry-after").orElse(""),
                response.body());
    }

    public JsonNode json() {
        return Json.read(text);
    }

    public <T> T as(Class<T> type, int expectedStatus) {
        return Json.as(type, expect(expectedStatus).json());
    }

    public Answer expect(int expectedStatus) {
        if (status != expectedStatus) {
            throw new AssertionError("expected " + expectedStatus + ", was " + status + ": " + text);
        }
        return this;
    }
}

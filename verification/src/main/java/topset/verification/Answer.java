package topset.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import topset.testsupport.Json;

/**
 * What a service answered.
 *
 * @param contentType empty when there was none
 * @param text the body, empty when there was none
 */
public record Answer(int status, String contentType, String text) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }

    public JsonNode json() {
        return Json.read(text);
    }

    /**
     * The body as a record.
     *
     * @throws AssertionError with the whole answer, if the status is another one
     */
    public <T> T as(Class<T> type, int expectedStatus) {
        return Json.as(type, expect(expectedStatus).json());
    }

    /**
     * The answer itself.
     *
     * @throws AssertionError with the whole answer, if the status is another one
     */
    public Answer expect(int expectedStatus) {
        if (status != expectedStatus) {
            throw new AssertionError("expected " + expectedStatus + ", was " + status + ": " + text);
        }
        return this;
    }
}

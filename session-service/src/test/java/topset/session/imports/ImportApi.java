package topset.session.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static topset.session.SessionApi.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import topset.testsupport.Eventually;
import topset.testsupport.Json;

/** Calls of the imports of one athlete, by bytes as curl sends them. */
final class ImportApi {
    private final String caller;
    private final String athlete;

    /** @param caller {@code gym/role/subject} */
    ImportApi(String caller, String athlete) {
        this.caller = caller;
        this.athlete = athlete;
    }

    /** The calls of a coach. */
    static ImportApi of(String athlete) {
        return new ImportApi("iron-temple/coach/kim", athlete);
    }

    record Answer(int status, JsonNode body) {
        String text(String name) {
            return body.path(name).asText();
        }

        int number(String name) {
            return body.path(name).asInt(-1);
        }

        JsonNode violation() {
            return body.path("violations").path(0);
        }

        /** How many lines the answer accounts for. */
        int accounted() {
            return number("sets") + number("duplicates") + number("skippedCount") + number("unmatchedCount");
        }
    }

    Answer post(String log) {
        return post(log.getBytes(UTF_8), "?timeZone=Europe/Berlin&unit=kg");
    }

    Answer post(String log, String mapping) {
        return post(
                log.getBytes(UTF_8), "?timeZone=Europe/Berlin&unit=kg&mapping=" + URLEncoder.encode(mapping, UTF_8));
    }

    Answer post(byte[] log, String query) {
        return answer(caller().contentType("text/csv").body(log).post(path(query)));
    }

    Answer preview(String log, String options) {
        return post(log.getBytes(UTF_8), "/preview?timeZone=Europe/Berlin&unit=kg" + options);
    }

    Answer get(String importId) {
        return answer(caller().get(path("/" + importId)));
    }

    Answer undo(String importId) {
        return answer(caller().delete(path("/" + importId)));
    }

    /** The import when it has ended. */
    Answer ended(String importId) {
        return Eventually.eventually()
                .until(
                        () -> get(importId),
                        answer -> !answer.body().path("endedAt").isMissingNode());
    }

    Answer importAll(String log) {
        var answer = post(log);
        return answer.status() == 202 ? ended(answer.text("importId")) : answer;
    }

    private RequestSpecification caller() {
        return given().auth().oauth2(token(caller)).urlEncodingEnabled(false);
    }

    private String path(String suffix) {
        return "/v1/athletes/" + athlete + "/imports" + suffix;
    }

    private static Answer answer(Response response) {
        var body = response.body().asString();
        return new Answer(response.statusCode(), Json.read(body.isEmpty() ? "{}" : body));
    }
}

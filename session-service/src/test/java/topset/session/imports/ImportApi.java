package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topset.session.SessionApi.token;
import static topset.session.SessionApi.uri;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import topset.testsupport.Eventually;
import topset.testsupport.Json;

/** Calls of the imports of one athlete, by bytes as curl sends them. */
final class ImportApi {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
        return send(request(query).header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(log)));
    }

    Answer preview(String log, String options) {
        return post(log.getBytes(UTF_8), "/preview?timeZone=Europe/Berlin&unit=kg" + options);
    }

    Answer get(String importId) {
        return send(request("/" + importId).GET());
    }

    Answer undo(String importId) {
        return send(request("/" + importId).DELETE());
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

    private HttpRequest.Builder request(String suffix) {
        return HttpRequest.newBuilder(uri("/v1/athletes/" + athlete + "/imports" + suffix))
                .header("Authorization", "Bearer " + token(caller));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Json.read(answer.body().isEmpty() ? "{}" : answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

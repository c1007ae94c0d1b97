package topset.verification.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import topset.verification.Json;

/** Sends both services what no client would: each call of the APIs, with something in it changed by chance. */
final class FuzzedRequests {

    private static final String UUID = "9f1f9f6e-5f0e-4d5e-9b0e-1f2d3c4b5a69";

    private static final String SET = "{\"setId\":\"" + UUID
            + "\",\"exercise\":\"bench-press\",\"role\":\"TOP\",\"load\":{\"value\":120,\"unit\":\"kg\"},\"reps\":4,"
            + "\"rpe\":8.5,\"completedAt\":\"2026-11-24T18:05:00+01:00\",\"note\":\"good\"}";
    private static final String LIFT =
            "{\"slotId\":\"d1\",\"day\":1,\"exercise\":\"bench-press\",\"scheme\":{\"variant\":"
                    + "\"SINGLE_TOP\",\"topReps\":{\"min\":3,\"max\":5}},\"progression\":{\"method\":\"LINEAR\",\"increment\":2.5},"
                    + "\"start\":{\"load\":100},\"equipment\":{\"kind\":\"BARBELL\",\"bar\":20,\"plates\":[{\"weight\":25,\"pairs\":2}]}}";

    /** A call as it would be good; {@code *} in a path stands for what is changed. */
    private record Call(boolean session, String method, String path, String body, String role) {}

    private static final List<Call> CALLS = List.of(
            new Call(
                    true,
                    "POST",
                    "/v1/sessions",
                    "{\"sessionId\":\"" + UUID + "\",\"athleteId\":\"fuzz\",\"startedAt\":"
                            + "\"2026-11-24T17:40:00+01:00\",\"day\":1}",
                    "coach"),
            new Call(true, "POST", "/v1/sessions/" + UUID + "/sets", SET, "coach"),
            new Call(true, "POST", "/v1/sessions/" + UUID + "/sets/batch", "{\"sets\":[" + SET + "]}", "coach"),
            new Call(true, "PUT", "/v1/sessions/" + UUID + "/sets/*", SET, "coach"),
            new Call(true, "DELETE", "/v1/sessions/*/sets/" + UUID, "", "coach"),
            new Call(
                    true,
                    "POST",
                    "/v1/sessions/" + UUID + "/finish",
                    "{\"finishedAt\":\"2026-11-24T19:00:00Z\"}",
                    "coach"),
            new Call(true, "GET", "/v1/sessions/*", "", "coach"),
            new Call(true, "GET", "/v1/sessions/" + UUID + "/events?limit=*&cursor=*", "", "coach"),
            new Call(true, "GET", "/v1/athletes/*/sessions?from=*&to=*&limit=*&cursor=*", "", "coach"),
            new Call(
                    true,
                    "POST",
                    "/v1/athletes/fuzz/imports?timeZone=*&unit=*",
                    "Date,Exercise,Weight\n1,2,3",
                    "coach"),
            new Call(
                    true,
                    "POST",
                    "/v1/operations/republish",
                    "{\"topic\":\"training.session-events.v1\",\"gym\":\"none\"," + "\"from\":0}",
                    "operator"),
            new Call(
                    false,
                    "PUT",
                    "/v1/athletes/fuzz",
                    "{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\",\"bodyweight\":{\"value\":"
                            + "80,\"unit\":\"kg\",\"measuredAt\":\"2026-11-24T07:00:00Z\"}}",
                    "coach"),
            new Call(
                    false,
                    "POST",
                    "/v1/programs",
                    "{\"athleteId\":\"fuzz\",\"programId\":\"" + UUID + "\",\"startsOn\":\"2026-11-23\",\"lifts\":["
                            + LIFT + "]}",
                    "coach"),
            new Call(false, "PUT", "/v1/programs/" + UUID + "/lifts/d1", LIFT, "coach"),
            new Call(
                    false,
                    "PUT",
                    "/v1/programs/" + UUID + "/lifts/d1/overrides/*",
                    "{\"load\":100,\"reps\":3,\"reason\":\"so\"}",
                    "coach"),
            new Call(
                    false,
                    "POST",
                    "/v1/programs/" + UUID + "/pause",
                    "{\"from\":\"2026-12-01\",\"reason\":\"so\"}",
                    "coach"),
            new Call(
                    false,
                    "POST",
                    "/v1/athletes/fuzz/simulations",
                    "{\"slotId\":\"d1\",\"weeks\":[{\"sets\":[" + SET + "]}]}",
                    "coach"),
            new Call(false, "GET", "/v1/athletes/*/weeks/*?atLeast=*&programId=*", "", "coach"),
            new Call(false, "GET", "/v1/athletes/fuzz/today?atLeast=*", "", "coach"),
            new Call(false, "GET", "/v1/athletes/fuzz/lifts/*/history?limit=*&cursor=*", "", "coach"),
            new Call(false, "GET", "/v1/roster?flag=*&sort=*&limit=*&cursor=*", "", "coach"),
            new Call(false, "GET", "/v1/programs?athleteId=*&cursor=*", "", "coach"),
            new Call(false, "GET", "/v1/feed?limit=*&cursor=*", "", "analyst"),
            new Call(false, "GET", "/v1/operations/parked?limit=*&cursor=*", "", "operator"),
            new Call(false, "POST", "/v1/operations/parked/*/*/skip", "{\"reason\":\"so\"}", "operator"),
            new Call(false, "POST", "/v1/operations/rebuilds", "{}", "athlete"));

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "text/csv",
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "multipart/form-data",
            "nonsense");

    private final ShakenPair pair;
    private final String gym;
    private final Random random;
    private final Mutation mutation;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    FuzzedRequests(ShakenPair pair, String gym, long seed) {
        this.pair = pair;
        this.gym = gym;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
    }

    /**
     * Sends one.
     *
     * @return what is wrong with the answer; empty when it is as it must be
     */
    String next() throws InterruptedException {
        var call = CALLS.get(random.nextInt(CALLS.size()));
        var service = call.session()
                ? pair.sessions(call.role().equals("operator") ? "-" : gym, call.role())
                : pair.programs(call.role().equals("operator") ? "-" : gym, call.role());
        var path = path(call.path());
        var body = random.nextInt(8) == 0 ? call.body().getBytes(StandardCharsets.UTF_8) : mutation.of(call.body());
        var request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        call.method(),
                        call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
        if (random.nextInt(20) > 0) {
            request.header("Authorization", "Bearer " + service.token());
        } else {
            oddHeader(request, "Authorization", "Bearer " + service.token());
        }
        if (random.nextInt(4) == 0) {
            oddHeader(
                    request,
                    List.of("Accept", "If-Match", "traceparent", "Last-Event-ID", "Cookie")
                            .get(random.nextInt(5)),
                    "\"1\"");
        }
        try {
            return judge(client.send(request.build(), BodyHandlers.ofString()), call.method() + " " + path);
        } catch (IOException e) {
            return call.method() + " " + path + " was not answered: " + e;
        }
    }

    private void oddHeader(HttpRequest.Builder request, String name, String good) {
        try {
            request.header(name, mutation.text(good));
        } catch (IllegalArgumentException impossible) {
            // Not even this client sends it.
        }
    }

    private String path(String good) {
        var path = new StringBuilder();
        for (var part : good.splitWithDelimiters("\\*", 0)) {
            path.append(part.equals("*") ? URLEncoder.encode(mutation.text("12"), StandardCharsets.UTF_8) : part);
        }
        return path.toString();
    }

    private static String judge(HttpResponse<String> answer, String call) {
        if (answer.statusCode() >= 500) {
            return call + " was answered " + answer.statusCode() + " " + answer.body();
        }
        var type = answer.headers().firstValue("content-type").orElse("");
        if (answer.statusCode() >= 400 && !(type.startsWith("application/problem+json") && isJson(answer.body()))) {
            return call + " was answered " + answer.statusCode() + " " + type + " " + answer.body();
        }
        return "";
    }

    private static boolean isJson(String text) {
        try {
            return Json.read(text).isObject();
        } catch (RuntimeException broken) {
            return false;
        }
    }
}

package topset.verification.chaos.load;

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
import topset.testsupport.Json;
import topset.verification.chaos.pair.ShakenPair;

/** Sends both services API calls with random mutations, which no real client would send. */
public final class FuzzedRequests {

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

    public FuzzedRequests(ShakenPair pair, String gym, long seed) {
        this.pair = pair;
        this.gym = gym;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
    }

    /**
     * Sends one randomly mutated request.
     *
     * @return a description of the fault in the answer; empty if the answer is correct
     */
    public String next() throws InterruptedException {
        var call = FuzzedCall.ALL.get(random.nextInt(FuzzedCall.ALL.size()));
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
            // Java's HTTP client itself refuses to send this mutated request, so there is nothing to check.
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

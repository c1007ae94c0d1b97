package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import topset.testsupport.Json;
import topset.verification.chaos.load.FuzzedCall.Parameter;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.support.ServiceClient;

/** Sends both services calls of all their operations with random mutations, which no real client would send. */
public final class FuzzedRequests {

    private static final List<String> TYPES = List.of(
            "text/csv",
            "text/plain",
            "application/xml",
            "application/json;charset=utf-16",
            "multipart/form-data",
            "nonsense");

    private static final List<String> ROLES = List.of("athlete", "coach", "platform", "analyst", "operator");

    private final ShakenPair pair;
    private final String gym;
    private final Random random;
    private final Mutation mutation;
    private final List<FuzzedCall> calls;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public FuzzedRequests(ShakenPair pair, String gym, long seed) {
        this.pair = pair;
        this.gym = gym;
        this.random = new Random(seed);
        this.mutation = new Mutation(random);
        this.calls = FuzzedCall.all(gym);
    }

    public String next() throws InterruptedException {
        var call = one(calls);
        var service = client(call, one(random.nextInt(20) == 0 ? ROLES : call.roles()));
        var path = path(call);
        var request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        call.method(),
                        call.content().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body(call)));
        header(request, "Content-Type", call.content().isEmpty() ? "application/json" : call.content(), 1.0, 0);
        if (random.nextInt(3) == 0) {
            request.setHeader("Content-Type", one(TYPES));
        }
        header(request, "Authorization", "Bearer " + service.token(), 1.0, 0.05);
        for (var name : List.of("Accept", "traceparent", "Last-Event-ID", "Cookie")) {
            header(request, name, "\"1\"", 0.06, 1.0);
        }
        for (var parameter : in(call, "header")) {
            header(request, parameter.name(), parameter.value(), 0.3, 0.5);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            try (var answered = answer.body()) {
                return judge(answer, answered, call.method() + " " + path);
            }
        } catch (IOException e) {
            return call.method() + " " + path + " was not answered: " + e;
        }
    }

    private ServiceClient client(FuzzedCall call, String role) {
        var of = role.equals("operator") ? "-" : gym;
        return switch (call.service()) {
            case SESSION -> pair.sessions(of, role);
            case PROGRAM -> pair.programs(of, role);
        };
    }

    private byte[] body(FuzzedCall call) {
        return random.nextInt(4) == 0 ? call.body().getBytes(UTF_8) : mutation.of(call.body());
    }

    private void header(HttpRequest.Builder request, String name, String good, double sent, double mutated) {
        if (random.nextDouble() < sent) {
            try {
                request.setHeader(name, random.nextDouble() < mutated ? mutation.text(good) : good);
            } catch (IllegalArgumentException impossible) {
                // Java's HTTP client itself refuses to send this mutated request, so there is nothing to check.
            }
        }
    }

    private String path(FuzzedCall call) {
        var path = call.path();
        for (var parameter : in(call, "path")) {
            path = path.replace("{" + parameter.name() + "}", encoded(parameter, 0.3));
        }
        var query = new ArrayList<String>();
        for (var parameter : in(call, "query")) {
            if (random.nextBoolean()) {
                query.add(parameter.name() + "=" + encoded(parameter, 0.5));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String encoded(Parameter parameter, double mutated) {
        var value = random.nextDouble() < mutated ? mutation.text(parameter.value()) : parameter.value();
        return URLEncoder.encode(value, UTF_8);
    }

    private static List<Parameter> in(FuzzedCall call, String place) {
        return call.parameters().stream()
                .filter(each -> each.in().equals(place))
                .toList();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String judge(HttpResponse<?> answer, InputStream body, String call) throws IOException {
        var type = answer.headers().firstValue("content-type").orElse("");
        if (type.startsWith("text/event-stream")) {
            return "";
        }
        var text = new String(body.readAllBytes(), UTF_8);
        var isProblem = type.startsWith("application/problem+json") && isJson(text);
        return answer.statusCode() < 400 || (answer.statusCode() < 500 && isProblem)
                ? ""
                : call + " was answered " + answer.statusCode() + " " + type + " " + text;
    }

    private static boolean isJson(String text) {
        try {
            return Json.read(text).isObject();
        } catch (RuntimeException broken) {
            return false;
        }
    }
}

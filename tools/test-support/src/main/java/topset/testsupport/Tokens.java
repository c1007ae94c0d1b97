package topset.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Gets real bearer tokens from a local issuer. The issuer reads the claims from the client id, {@code
 * gym/role/subject}.
 *
 * @param issuer the issuer's address
 */
public record Tokens(String issuer) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<Asked, String> KNOWN = new ConcurrentHashMap<>();

    private record Asked(String issuer, String clientId) {}

    /** Returns the token of a caller. The token is requested once and then reused. */
    public String of(String gym, String role, String subject) {
        return of(gym + "/" + role + "/" + subject);
    }

    /**
     * Returns the token of a client id in the form {@code gym/role/subject}. The token is requested once and then
     * reused.
     */
    public String of(String clientId) {
        return KNOWN.computeIfAbsent(new Asked(issuer, clientId), asked -> fresh(clientId, Map.of()));
    }

    /** Requests a new token with additional request parameters, for example to set the audience. */
    public String fresh(String clientId, Map<String, String> parameters) {
        var form = new LinkedHashMap<>(
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", "unchecked"));
        form.putAll(parameters);
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the issuer answered " + answer.statusCode() + ": " + answer.body());
            }
            return Json.read(answer.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

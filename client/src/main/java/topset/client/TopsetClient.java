package topset.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import topset.client.http.ApiClient;
import topset.client.http.ApiException;

/**
 * Calls one of the two services with bearer tokens. If the service answers 429 or 503, the client repeats the call
 * after the time in the response header {@code Retry-After}. Pass this client to the constructor of an API class, as in
 * {@code new PlanApi(client)}.
 */
public final class TopsetClient extends ApiClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration PERSISTENCE = Duration.ofSeconds(30);

    private static final HttpClient CONNECTIONS = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private static final ObjectMapper JSON = createDefaultObjectMapper();

    private final HttpClient http;

    /** Repeats refused calls for at most 30 s. */
    public TopsetClient(URI service, Supplier<String> token) {
        this(service, token, PERSISTENCE);
    }

    /**
     * @param service the address, as in {@code http://localhost:8080/session}
     * @param token supplies the bearer token. It is called for every request, so it should return the same token until
     * shortly before that token expires
     * @param persistence the time for which a call that was answered with 429 or 503 is repeated; zero means never
     */
    public TopsetClient(URI service, Supplier<String> token, Duration persistence) {
        super(HttpClient.newBuilder(), JSON, service.toString());
        http = new RepeatingHttpClient(CONNECTIONS, persistence);
        setReadTimeout(ANSWER);
        setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + token.get()));
    }

    /** All API classes use the same one, so that they share its connections. */
    @Override
    public HttpClient getHttpClient() {
        return http;
    }

    /** All clients use the same one, because each additional mapper would have to analyse all classes again. */
    @Override
    public ObjectMapper getObjectMapper() {
        return JSON;
    }

    /**
     * The problem (RFC 9457) in the answer to a refused call.
     *
     * @param type the class {@code Problem} of the service's generated package
     * @return empty if no response arrived, or if the response came from a proxy
     */
    public <T> Optional<T> problem(ApiException refused, Class<T> type) {
        var body = refused.getResponseBody();
        try {
            return body == null ? Optional.empty() : Optional.of(JSON.readValue(body, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

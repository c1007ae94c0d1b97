package topset.session.creation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.identity.CallerCredentials;
import topset.edge.web.ContractJson;
import topset.edge.web.Problem;
import topset.edge.web.Violation;

/**
 * Calls the program service with the caller's own token. So the program service itself checks the caller's right, and
 * its audit names the caller. No database transaction is open during a call.
 */
@Singleton
class ExerciseDefiner {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long MOST_OF_ANSWER = 65_536;
    private static final String RULE = "program-service";

    private final Optional<URI> url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Inject
    ExerciseDefiner(@ConfigProperty(name = "topset.program-service.url") Optional<URI> url) {
        this.url = url;
    }

    sealed interface Answer {

        /** The gym has the exercise as it was drafted, by this request or an earlier one. */
        record Defined(Exercise exercise) implements Answer {}

        record Refused(String reason, String rule) implements Answer {}

        /** A later request may succeed. */
        record Unavailable(String reason, String rule) implements Answer {

            static Unavailable of(String reason) {
                return new Unavailable(reason + ": import the file again later", RULE);
            }
        }
    }

    /** Whether the address of the program service is set. */
    boolean isPossible() {
        return url.isPresent();
    }

    /** A repeated request changes nothing. Does not replace another exercise with this id. */
    Answer define(ExerciseDraft draft, CallerCredentials caller) {
        var request = HttpRequest.newBuilder(url.orElseThrow().resolve("/v1/exercises/" + draft.id()))
                .timeout(ANSWER)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_NONE_MATCH, "*")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(draft.definition())));
        caller.headers().forEach(request::header);
        try {
            return answer(
                    draft,
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OF_ANSWER)));
        } catch (IOException e) {
            return Answer.Unavailable.of("the program service could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
    }

    private static Answer answer(ExerciseDraft draft, HttpResponse<byte[]> answer) {
        try {
            return switch (answer.statusCode()) {
                case 200, 201 -> new Answer.Defined(ContractJson.read(answer.body(), Exercise.class));
                case 412 ->
                    new Answer.Refused(
                            "the gym has, or has retired, another exercise with the id " + draft.id()
                                    + ": map the name to an exercise",
                            "exercise-id");
                case 400, 409, 422 -> refused(ContractJson.read(answer.body(), Refusal.class));
                case 401, 403 -> new Answer.Refused("the caller must have the right to define exercises", RULE);
                default ->
                    Answer.Unavailable.of(
                            "the program service could not define the exercise now, status " + answer.statusCode());
            };
        } catch (IllegalArgumentException unreadable) {
            return Answer.Unavailable.of("the session service cannot read the answer of the program service");
        }
    }

    /** The fields of a problem that say why the exercise was refused. */
    private record Refusal(
            @Nullable String detail, @Nullable List<Violation> violations) {}

    private static Answer.Refused refused(Refusal refusal) {
        if (refusal.violations() == null || refusal.violations().isEmpty()) {
            return new Answer.Refused(String.valueOf(refusal.detail()), RULE);
        }
        var first = refusal.violations().getFirst();
        return new Answer.Refused(first.field() + " " + first.message(), first.rule());
    }
}

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
import java.util.Map;
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
    private static final int OK = 200;
    private static final int CHANGED_SINCE = 412;
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

    /** The body of {@code PUT /v1/exercises/{exercise}} of the program service, without the optional fields. */
    private static Map<String, Object> definition(Exercise exercise) {
        return Map.of(
                "name", exercise.name(),
                "muscles", exercise.muscles(),
                "pattern", exercise.movement().pattern(),
                "kind", exercise.movement().kind(),
                "equipment", exercise.movement().equipment(),
                "loadMode", exercise.movement().loadMode());
    }

    sealed interface DefinitionAnswer {

        /** The gym has the exercise as it was drafted, by this request or an earlier one. */
        record ExerciseAdded(Exercise exercise) implements DefinitionAnswer {}

        record ExerciseRefused(String reason, String rule) implements DefinitionAnswer {}

        /** A later request may succeed. */
        record Unavailable(String reason, String rule) implements DefinitionAnswer {

            static Unavailable of(String reason) {
                return new Unavailable(reason + ": import the file again later", RULE);
            }
        }
    }

    boolean isPossible() {
        return url.isPresent();
    }

    /**
     * A repeated request changes nothing. Does not replace another exercise with this id, but takes a retired one back
     * into use if its definition is the same: an undo has retired it, and the same log is imported again.
     */
    DefinitionAnswer define(Exercise draft, CallerCredentials caller) {
        return called(() -> {
            var answer = send(put(draft, caller).header(HttpHeaders.IF_NONE_MATCH, "*"));
            if (answer.statusCode() != CHANGED_SINCE) {
                return answer(draft, answer);
            }
            var known = send(request(draft.id(), caller).GET());
            var revision = known.headers().firstValue(HttpHeaders.ETAG);
            if (known.statusCode() != OK || revision.isEmpty() || !isRetired(draft, known.body())) {
                return answer(draft, answer);
            }
            return answer(draft, send(put(draft, caller).header(HttpHeaders.IF_MATCH, revision.get())));
        });
    }

    /** Retires an exercise, unless a program or a program template of the gym uses it. */
    DefinitionAnswer retireUnused(String id, CallerCredentials caller) {
        return called(() -> {
            var answer = send(request(id + "?unused=true", caller).DELETE());
            return switch (answer.statusCode()) {
                case OK -> new DefinitionAnswer.ExerciseAdded(ContractJson.read(answer.body(), Exercise.class));
                case 401, 403, 404, 409 -> new DefinitionAnswer.ExerciseRefused("the exercise stays", RULE);
                default -> DefinitionAnswer.Unavailable.of("status " + answer.statusCode());
            };
        });
    }

    private static boolean isRetired(Exercise draft, byte[] exercise) {
        var known = ContractJson.read(exercise, Exercise.class);
        return !known.canBegin() && definition(known).equals(definition(draft));
    }

    private HttpRequest.Builder put(Exercise draft, CallerCredentials caller) {
        return request(draft.id(), caller)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(definition(draft))));
    }

    private HttpRequest.Builder request(String exercise, CallerCredentials caller) {
        var request = HttpRequest.newBuilder(url.orElseThrow().resolve("/v1/exercises/" + exercise))
                .timeout(ANSWER);
        caller.headers().forEach(request::header);
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OF_ANSWER));
    }

    private interface DefinitionCall {
        DefinitionAnswer answer() throws IOException, InterruptedException;
    }

    private static DefinitionAnswer called(DefinitionCall call) {
        try {
            return call.answer();
        } catch (IllegalArgumentException unreadable) {
            return DefinitionAnswer.Unavailable.of("the session service cannot read the answer of the program service");
        } catch (IOException e) {
            return DefinitionAnswer.Unavailable.of("the program service could not be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable();
        }
    }

    private static DefinitionAnswer answer(Exercise draft, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case OK, 201 -> new DefinitionAnswer.ExerciseAdded(ContractJson.read(answer.body(), Exercise.class));
            case CHANGED_SINCE ->
                new DefinitionAnswer.ExerciseRefused(
                        "the gym has, or has retired, another exercise with the id " + draft.id()
                                + ": map the name to an exercise",
                        "exercise-id");
            case 400, 409, 422 -> refused(ContractJson.read(answer.body(), RefusalBody.class));
            case 401, 403 ->
                new DefinitionAnswer.ExerciseRefused("the caller must have the right to define exercises", RULE);
            default ->
                DefinitionAnswer.Unavailable.of(
                        "the program service could not define the exercise now, status " + answer.statusCode());
        };
    }

    private record RefusalBody(
            @Nullable String detail, @Nullable List<Violation> violations) {}

    private static DefinitionAnswer.ExerciseRefused refused(RefusalBody refusal) {
        if (refusal.violations() == null || refusal.violations().isEmpty()) {
            return new DefinitionAnswer.ExerciseRefused(String.valueOf(refusal.detail()), RULE);
        }
        var first = refusal.violations().getFirst();
        return new DefinitionAnswer.ExerciseRefused(first.field() + " " + first.message(), first.rule());
    }
}

package topset.program.live;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Problem;
import topset.store.read.EventCursor;

/** Sends a client public events as they are stored, or the changed rows of the roster. */
@Path("/v1")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RunOnVirtualThread
@Tag(name = "Live")
@APIResponse(
        responseCode = "200",
        description = "Server-sent events, until the token expires or the watcher is too slow",
        content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
public class StreamResource {
    private final GymPages gyms;
    private final LiveStream stream;
    private final OpenStreams streams;
    private final ChangedRows rows;
    private final Caller caller;
    private final JsonWebToken token;

    StreamResource(
            GymPages gyms,
            LiveStream stream,
            OpenStreams streams,
            ChangedRows rows,
            Caller caller,
            JsonWebToken token) {
        this.gyms = gyms;
        this.stream = stream;
        this.streams = streams;
        this.rows = rows;
        this.caller = caller;
        this.token = token;
    }

    @GET
    @Path("stream")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Live events: target-recomputed, backoff-today, flag-raised",
            description =
                    "Server-sent events with the public events as data: program-changed for all other types, and row-changed (with gym and"
                            + " athleteId) if only the roster row changed, for example after a first warm-up."
                            + " The stream has the events of the gym, or of `athleteId`; athletes get only their own. `Last-Event-ID` resumes without a gap, on"
                            + " any replica. `ready` names the start of the stream. `reset` says that the given id is unknown"
                            + " or more than 5,000 of the gym's events ago, or that the gym has changed whom its coaches see, so everything must be read again. `dropped` says why the stream ends. A comment every 10 s keeps it alive.")
    public void streamEvents(
            @QueryParam("athleteId") @Nullable String athleteId,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext request) {
        var ofGym = caller.isCoachOrPlatform() || caller.hasRole(Role.ANALYST);
        var only = athleteId == null && !ofGym ? caller.subject() : athleteId;
        if (only != null) {
            caller.requireVisible(only);
        }
        send(sink, sse, request, lastEventId, events(only));
    }

    @GET
    @Path("roster/stream")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "Live changes of roster rows",
            description =
                    "Server-sent events named rows: `{items, gone}`, the changed rows as in the roster, and the ids of athletes no"
                            + " longer in it (paused, erased, or of other coaches now), at most seven times a second. `ready`, `reset`, `dropped`, `Last-Event-ID` and comments are"
                            + " those of `/v1/stream`; both streams share the same event ids. A coach who sees only their athletes gets a `reset` after coming back.")
    public void streamRoster(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext request) {
        send(sink, sse, request, lastEventId, rows.encoder(caller.gym(), caller.isCoachOrPlatform()));
    }

    /**
     * Runs the stream on the request's thread. The framework sends the response head when the resource's method
     * returns. If another thread sent events, an event could be written before the head.
     */
    void send(
            SseEventSink sink,
            Sse sse,
            RoutingContext request,
            @Nullable String lastEventId,
            LiveStream.Encoder encoder) {
        var after = after(lastEventId);
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        var gym = caller.gym();
        try (var _ = streams.enter(gym, caller.subject())) {
            // If the client has disconnected, the stream ends at once instead of after its wait.
            request.addEndHandler(ended -> gyms.gym(gym).wake());
            stream.send(sink, sse, after, caller.athletes(), encoder, until);
        }
    }

    /** {@code athleteId} is the only athlete whose events are sent; null means all. */
    static LiveStream.Encoder events(@Nullable String athleteId) {
        return (pages, visible) -> pages.stream()
                .flatMap(page -> page.events().stream())
                .filter(event -> visible.contains(event.athlete().id()))
                .filter(event ->
                        athleteId == null || athleteId.equals(event.athlete().id()))
                .toList();
    }

    private static @Nullable EventCursor after(@Nullable String lastEventId) {
        return lastEventId == null || lastEventId.isEmpty()
                ? null
                : EventCursor.parse(lastEventId)
                        .orElseThrow(
                                () -> Problem.malformed("Last-Event-ID", "must be the id of an event of this stream"));
    }
}

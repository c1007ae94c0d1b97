package topset.program.live;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** Streams the changed rows of the roster to a page that is open. */
@Path("/v1/roster/stream")
@Tag(name = "Live")
@RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
public class RosterStreamResource {
    private final LiveStream stream;
    private final OpenStreams streams;
    private final FreshRows rows;
    private final Caller caller;
    private final JsonWebToken token;

    RosterStreamResource(LiveStream stream, OpenStreams streams, FreshRows rows, Caller caller, JsonWebToken token) {
        this.stream = stream;
        this.streams = streams;
        this.rows = rows;
        this.caller = caller;
        this.token = token;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RunOnVirtualThread
    @Operation(
            operationId = "streamRoster",
            summary = "Live changes of roster rows",
            description =
                    "Server-sent events named rows: `{items, gone}`, the changed rows as in the roster, and the ids of athletes no"
                            + " longer in it (paused, erased, or of other coaches now), at most seven times a second. `ready`, `reset`, `dropped`, `Last-Event-ID` and comments are"
                            + " those of `/v1/stream`; both streams share the same event ids. A coach who sees only their athletes gets a `reset` after coming back.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events, until the token expires or the watcher is too slow",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public void stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext request) {
        var after = StreamResource.after(lastEventId);
        var audience = new LiveStream.Audience(caller.gym(), null, caller.athletes());
        var isCoach = caller.isCoachOrPlatform();
        var until = Instant.ofEpochSecond(token.getExpirationTime());
        // The stream runs on the request's thread. If another thread sent events, an event could be written before the
        // response head (see StreamResource).
        streams.run(
                caller,
                request,
                () -> stream.send(
                        new Watcher.OverHttp(sink, sse),
                        after,
                        audience,
                        new ChangedRows(audience.gym(), rows, isCoach),
                        until));
    }
}

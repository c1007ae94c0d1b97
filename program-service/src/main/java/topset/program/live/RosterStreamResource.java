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
@Produces(MediaType.SERVER_SENT_EVENTS)
@RunOnVirtualThread
@Tag(name = "Live")
@RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
public class RosterStreamResource {
    private final StreamResource streams;
    private final ChangedRows rows;
    private final Caller caller;

    RosterStreamResource(StreamResource streams, ChangedRows rows, Caller caller) {
        this.streams = streams;
        this.rows = rows;
        this.caller = caller;
    }

    @GET
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
    public void rows(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context RoutingContext request) {
        streams.send(sink, sse, request, lastEventId, rows.encoder(caller.gym(), caller.isCoachOrPlatform()));
    }
}

package topset.edge.publication;

import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.ContractJson;
import topset.edge.web.Cursor;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.read.EventCursor;

/** For analysts without access to Kafka. Each line is one CloudEvent in JSON, with a cursor to continue after it. */
@Path("/v1/feed")
@RunOnVirtualThread
@Tag(name = "Feed")
public class FeedResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST = 1_000;

    private final GymEvents events;
    private final Feed feed;
    private final Caller caller;

    FeedResource(GymEvents events, Feed feed, Caller caller) {
        this.events = events;
        this.feed = feed;
        this.caller = caller;
    }

    @GET
    @Produces(NDJSON)
    @RolesAllowed({Role.ANALYST, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "The gym's public events, one per line",
            description =
                    "CloudEvents 1.0 in their JSON form, at most 1,000, in an order in which an athlete's events stand by their sequence and nothing is ever inserted before what was read. Read on with after= the cursor of the last line, or the Link header's address (rel=next), which also moves on past what the caller does not see. No line: nothing new yet.")
    @APIResponse(
            responseCode = "200",
            description = "Newline-delimited JSON",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = String.class)))
    public Response feed(@QueryParam("after") @Nullable Cursor after) {
        var from = after == null ? EventCursor.START : after.read(2, FeedResource::cursor);
        var page = events.read(caller.athletes(), from, MOST);
        var lines = new ByteArrayOutputStream();
        page.events()
                .forEach(read -> feed.messages(read.event()).stream()
                        .filter(message -> !message.compacted())
                        .forEach(message -> {
                            lines.writeBytes(line(message, text(read.cursor())));
                            lines.write('\n');
                        }));
        return Response.ok(lines.toByteArray(), NDJSON)
                .header(HttpHeaders.LINK, "</v1/feed?after=" + text(page.next()) + ">; rel=\"next\"")
                .build();
    }

    private static byte[] line(OutgoingMessage message, String cursor) {
        var event = new LinkedHashMap<String, Object>();
        message.headers().forEach((header, value) -> event.put(attribute(header), value));
        event.put("cursor", cursor);
        var data = message.value();
        event.put("data", new RawValue(data == null ? "null" : new String(data, StandardCharsets.UTF_8)));
        return ContractJson.write(event);
    }

    /** Translates a header name of the CloudEvents binary mode into an attribute name of the JSON form. */
    private static String attribute(String header) {
        return header.equals("content-type") ? "datacontenttype" : header.replaceFirst("^ce_", "");
    }

    private static String text(EventCursor cursor) {
        return Cursor.of(Long.toUnsignedString(cursor.transaction()), Long.toString(cursor.position()));
    }

    private static EventCursor cursor(List<String> parts) {
        return new EventCursor(Long.parseUnsignedLong(parts.get(0)), Long.parseLong(parts.get(1)));
    }
}

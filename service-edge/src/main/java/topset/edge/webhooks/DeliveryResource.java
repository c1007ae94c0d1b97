package topset.edge.webhooks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.Problem;

/** Lists the messages that the receiver of a webhook has not accepted, and sends dead messages again. */
@Path("/v1/webhooks/{webhookId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PLATFORM)
@Tag(name = "Webhooks", description = "Messages to the gym's own servers")
public class DeliveryResource {
    private static final String DEAD = "dead";
    private static final String PENDING = "pending";

    private final WebhookService webhooks;
    private final Caller caller;

    DeliveryResource(WebhookService webhooks, Caller caller) {
        this.webhooks = webhooks;
        this.caller = caller;
    }

    @Schema(name = "WebhookReplay")
    record ReplayAnswer(
            @Schema(description = "How many messages are sent again")
            int messages) {}

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "webhookDeliveries",
            summary = "The messages that the receiver does not have",
            description = "In the order of the events. Dead messages are kept for 30 days, and 10,000 of a webhook.")
    @APIResponse(responseCode = "200", description = "The messages")
    @APIResponse(responseCode = "404", description = "The gym has no such webhook at this service")
    public Page<DeliveryView> list(
            @PathParam("webhookId") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var most = Page.limit(limit);
        var found = webhooks.deliveries(caller.gym(), id, isDead(state), cursor == null ? 0 : after(cursor), most + 1);
        var page = Page.of(found, most, last -> Cursor.of(Long.toString(last.id())));
        return new Page<>(page.items().stream().map(DeliveryView::of).toList(), page.nextCursor());
    }

    @POST
    @Path("/replay")
    @Operation(
            operationId = "replayWebhook",
            summary = "Send dead messages again",
            description = "With `messageId` only that one, otherwise the oldest " + WebhookService.MOST_REPLAYED
                    + ". Each keeps its id and is tried for 24 hours again.")
    @APIResponse(
            responseCode = "200",
            description = "How many are sent again",
            content = @Content(schema = @Schema(implementation = ReplayAnswer.class)))
    @APIResponse(responseCode = "404", description = "There is no such webhook, or no such dead message")
    public ReplayAnswer replay(@PathParam("webhookId") String id, @QueryParam("messageId") @Nullable String messageId) {
        return new ReplayAnswer(webhooks.replay(caller.gym(), id, messageId));
    }

    private static boolean isDead(@Nullable String state) {
        if (state == null || state.equals(DEAD)) {
            return true;
        }
        if (state.equals(PENDING)) {
            return false;
        }
        throw Problem.refused("state", "must be dead or pending, not " + state, "delivery-state");
    }

    private static long after(String cursor) {
        try {
            return Long.parseLong(Cursor.parts(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }
}

package topset.edge.webhooks;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.edge.webhooks.WebhookService.WebhookRequest;

/** Only for a gym's back end: other roles have no access, because a URL may contain a password. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.PLATFORM)
@Tag(name = "Webhooks", description = "Messages to the gym's own servers")
public class WebhookResource {
    private static final String ID = "[a-z0-9-]{1,63}";

    private final WebhookService webhooks;
    private final Caller caller;
    private final StrictJson json;
    private final String service;

    WebhookResource(
            WebhookService webhooks,
            Caller caller,
            StrictJson json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.webhooks = webhooks;
        this.caller = caller;
        this.json = json;
        this.service = service;
    }

    @Schema(name = "Webhooks")
    record WebhookList(List<Webhook> items) {}

    /** @param earlierUntil the time until which each message is also signed with the previous secret */
    @Schema(name = "WebhookSecret")
    record SecretAnswer(String secret, OffsetDateTime earlierUntil) {}

    /** A ping is a test message. */
    @Schema(name = "WebhookPing")
    record PingAnswer(
            boolean delivered,

            @Nullable Integer status,

            @Nullable String failure) {}

    @Schema(name = "WebhookReplay")
    record ReplayAnswer(int messages) {}

    @GET
    @Operation(summary = "The gym's webhooks at this service")
    @Transactional
    public WebhookList listWebhooks() {
        return new WebhookList(Webhook.ofGym(caller.gym()));
    }

    @GET
    @Path("/{webhookId}")
    @Operation(summary = "A webhook, without its secret")
    public Webhook getWebhook(@PathParam("webhookId") String id) {
        return webhooks.get(caller.gym(), id);
    }

    @PUT
    @Path("/{webhookId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set a webhook, whole",
            description = "Sends the gym's events as signed POST requests (docs/webhooks.md). At most "
                    + WebhookService.MOST_OF_GYM + " of a gym. A new one gets the events from now on, with a random"
                    + " secret unless the request has one. If the request has another secret than before, both sign for"
                    + " 24 hours. A webhook that is `GONE` becomes `ACTIVE` again.")
    @APIResponse(responseCode = "201", description = "The gym has a new webhook; `secret` is shown only here")
    @APIResponse(responseCode = "200", description = "The webhook is as requested now")
    @APIResponse(
            responseCode = "422",
            description =
                    "The URL must not be called or its host has no address, another service sends the type, or the"
                            + " gym has too many webhooks")
    public RestResponse<Webhook> setWebhook(@PathParam("webhookId") String id, WebhookRequest asked) {
        if (!id.matches(ID)) {
            throw Problem.refused("webhookId", "must be 1 to 63 characters of a-z, 0-9 and '-'", "webhook-id");
        }
        json.require(asked, (request, found) -> request.check(service, found));
        var set = webhooks.put(caller.gym(), id, asked, caller.subject());
        return RestResponse.status(set.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, set.webhook());
    }

    @DELETE
    @Path("/{webhookId}")
    @Operation(summary = "Delete a webhook with its messages")
    @APIResponse(responseCode = "200", description = "Deleted. A message that is being sent may still arrive")
    public Webhook deleteWebhook(@PathParam("webhookId") String id) {
        return webhooks.delete(caller.gym(), id);
    }

    @POST
    @Path("/{webhookId}/secret")
    @Operation(
            summary = "Replace a webhook's secret by a random one",
            description = "For 24 hours each message has two signatures, so a receiver can change without a failure.")
    @APIResponse(responseCode = "200", description = "The new secret")
    public SecretAnswer changeWebhookSecret(@PathParam("webhookId") String id) {
        return webhooks.changeSecret(caller.gym(), id, caller.subject());
    }

    @POST
    @Path("/{webhookId}/ping")
    @Operation(
            summary = "Send a signed message of type ping now",
            description = "It is sent once, and waits 3 s for the answer.")
    public PingAnswer pingWebhook(@PathParam("webhookId") String id) throws InterruptedException {
        var result = webhooks.ping(caller.gym(), id);
        var delivered = result.isDelivered();
        return new PingAnswer(delivered, result.status(), delivered ? null : WebhookSender.failure(result));
    }

    @GET
    @Path("/{webhookId}/deliveries")
    @Operation(
            summary = "The messages that the receiver does not have",
            description = "In the order of the events. Dead messages are kept for 30 days, and 10,000 of a webhook.")
    @Transactional
    public Page<Delivery> webhookDeliveries(
            @PathParam("webhookId") String id,
            @QueryParam("state") @Nullable String state,
            @BeanParam PageRequest asked) {
        if (state != null && !state.equals("dead") && !state.equals("pending")) {
            throw Problem.refused("state", "must be dead or pending, not " + state, "delivery-state");
        }
        var webhook = webhooks.get(caller.gym(), id);
        return asked.page(
                most -> Delivery.list(webhook, !"pending".equals(state), Cursor.number(asked.cursor()), most),
                last -> Cursor.of(Long.toString(last.id)));
    }

    @POST
    @Path("/{webhookId}/replay")
    @Operation(
            summary = "Send dead messages again",
            description = "With `messageId` only that one, otherwise the oldest " + WebhookService.MOST_REPLAYED
                    + ". Each keeps its id and is tried for 24 hours again.")
    @APIResponse(responseCode = "200", description = "How many are sent again")
    @APIResponse(responseCode = "404", description = "There is no such webhook, or no such dead message")
    public ReplayAnswer replayWebhook(
            @PathParam("webhookId") String id, @QueryParam("messageId") @Nullable String messageId) {
        return new ReplayAnswer(webhooks.replay(caller.gym(), id, messageId));
    }
}

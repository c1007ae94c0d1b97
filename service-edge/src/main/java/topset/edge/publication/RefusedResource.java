package topset.edge.publication;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.OperatorCall;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.store.outbox.RefusedMessages;
import topset.store.outbox.RefusedMessages.RefusedMessage;

/** Lets an operator list messages that topics refused, send them again, or drop them. */
@Path("/v1/operations/refused")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class RefusedResource {
    private static final int LONGEST_REASON = 1_000;

    private final RefusedMessages refused;
    private final Caller caller;
    private final StrictJson json;
    private final OperatorCall call;

    RefusedResource(RefusedMessages refused, Caller caller, StrictJson json, OperatorCall call) {
        this.refused = refused;
        this.caller = caller;
        this.json = json;
        this.call = call;
    }

    /** {@code messages} includes those that waited behind a refused message. */
    @Schema(name = "SentAgain")
    public record SentAgain(long messages) {}

    @Schema(name = "DropMessage")
    public record DropBody(
            @NotNull @Size(min = 1, max = LONGEST_REASON) String reason) {}

    @GET
    @Operation(summary = "Messages that their topics refused, and why")
    public Page<RefusedMessage> refused(@BeanParam PageRequest asked) {
        return asked.page(
                most -> refused.list(Cursor.number(asked.cursor()), most), last -> Cursor.of(Long.toString(last.id())));
    }

    @POST
    @Path("/retry")
    @Operation(
            summary = "Send all refused messages again",
            description = "Sends the messages in order, each with the messages that wait behind it."
                    + " With `topic`, only messages of that topic. What is still refused is set aside again.")
    public SentAgain retryAllRefused(@QueryParam("topic") @Nullable String topic) {
        return new SentAgain(refused.retryAll(topic));
    }

    @POST
    @Path("/{id}/retry")
    @Operation(
            summary = "Send a refused message again",
            description = "Sends the message and those that wait behind it, in order. The answer is 0 messages if a"
                    + " newer state of the same key replaced it. If it is still refused, it is set aside again.")
    public SentAgain retryRefused(@PathParam("id") long id) {
        name(id);
        return new SentAgain(refused.retry(id).orElseThrow(() -> unknown(id)));
    }

    @POST
    @Path("/{id}/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Drop a refused message for good, and send what waits behind it",
            description =
                    "Subscribers miss its number, and may stop there; who dropped it and why is kept. The event itself"
                            + " stays in the store and can be published again.")
    public SentAgain dropRefused(@PathParam("id") long id, DropBody asked) {
        json.require(asked);
        name(id);
        return new SentAgain(refused.drop(id, asked.reason(), caller.subject()).orElseThrow(() -> unknown(id)));
    }

    /** For the audit. Must be called before the message is sent again or dropped, which deletes the stored message. */
    private void name(long id) {
        for (var message : refused.list(id - 1, 1)) {
            if (message.id() == id) {
                // Null for a dead letter whose key does not name an athlete.
                var athlete = message.athlete();
                if (athlete != null
                        && athlete.gym().matches(Caller.GYM)
                        && athlete.id().matches(Caller.ATHLETE_ID)) {
                    call.concerns(message.topic(), athlete.gym(), athlete.id());
                } else {
                    call.concerns(message.topic(), null, null);
                }
            }
        }
    }

    private static Problem unknown(long id) {
        return Problem.notFound(
                "There is no refused message " + id + ": GET /v1/operations/refused lists the refused messages");
    }
}

package topset.edge.publication;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.OperatorCall;
import topset.edge.web.JsonRules;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.store.outbox.Republish.From;

/** Lets an operator refill a topic from the store. */
@Path("/v1/operations/republish")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations", description = "For operators, across gyms")
public class RepublishResource {
    private final Republication republication;
    private final OperatorCall call;
    private final StrictJson json;

    RepublishResource(Republication republication, OperatorCall call, StrictJson json) {
        this.republication = republication;
        this.call = call;
        this.json = json;
    }

    /** {@code from} is a position in the event table, or a recording time. */
    @Schema(name = "Republish")
    public record RepublishRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,249}", message = "must be the name of a Kafka topic")
            String topic,

            @Nullable @Pattern(regexp = Caller.GYM, message = "must be 1 to 63 characters of a-z, 0-9 and '-'")
            String gym,

            @Nullable @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
            String athlete,

            @NotNull
            @Schema(
                    implementation = Object.class,
                    description = "A position of the event table (0: from the beginning), or a time with offset")
            JsonNode from) {}

    /** {@code messages} is how many were put into the outbox again. */
    @Schema(name = "Republished")
    public record Republished(long messages) {}

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Publish stored events again",
            description =
                    "Into a topic of this service, or into a subscriber's own, which is created if it is not there. Each message is the same as the first time, id and sequence included; events of an erased athlete come as erasures, under their ids and sequences.")
    public Republished republish(RepublishRequest wanted) {
        json.require(wanted, (asked, found) -> {
            if (asked.athlete() != null && asked.gym() == null) {
                found.refuse("gym", "is required if the field 'athlete' is given", "gym-of-athlete");
            }
        });
        call.concerns(wanted.topic(), wanted.gym(), wanted.athlete());
        return new Republished(
                republication.publish(wanted.topic(), wanted.gym(), wanted.athlete(), from(wanted.from())));
    }

    private static From from(JsonNode from) {
        if (from.isIntegralNumber() && from.canConvertToLong() && from.longValue() >= 0) {
            return From.position(from.longValue());
        }
        return Optional.of(from)
                .filter(JsonNode::isTextual)
                .flatMap(node -> JsonRules.time(node.textValue()))
                .map(From::time)
                .orElseThrow(() -> Problem.malformed(
                        "from",
                        "must be a position (0 or above) or a time with offset, as in 2026-11-24T18:05:00+01:00"));
    }
}

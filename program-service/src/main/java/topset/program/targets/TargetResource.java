package topset.program.targets;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.transfer.StreamedLines;
import topset.edge.transfer.TransferSlots;
import topset.edge.transfer.TransferSlots.Kind;
import topset.edge.web.ParameterTypes.TimeParameter;
import topset.store.Athlete;

@Path("/v1/targets")
@RunOnVirtualThread
@Tag(name = "Feed")
public class TargetResource {
    private final TargetWriter writer;
    private final TransferSlots slots;
    private final Caller caller;

    TargetResource(TargetWriter writer, TransferSlots slots, Caller caller) {
        this.writer = writer;
        this.slots = slots;
        this.caller = caller;
    }

    @GET
    @Produces(StreamedLines.NDJSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "The newest targets of every slot of the gym, one slot per line, by athlete and slot",
            description =
                    "`targets` is the value that the topic `training.targets.v1` has for the slot: the targets of"
                            + " this week and of the next. It has the JSON Schema SlotTargets.v1. Slots without a value are left"
                            + " out: those of ended programs and of erased athletes. Each athlete's lines are of one moment; the"
                            + " lines of different athletes may be of different moments. One such list of a gym at a time: 429.")
    @APIResponse(
            responseCode = "200",
            description = "The lines; none if no slot is selected or no athlete of the gym has a program",
            content = @Content(mediaType = StreamedLines.NDJSON, schema = @Schema(implementation = String.class)))
    public Response listTargets(
            @Parameter(description = "Lists only the slots of this athlete") @QueryParam("athleteId") @Nullable
                    String athleteId,
            @Parameter(
                            description =
                                    "Lists only slots of which a target was computed at this time or later. Give the time at"
                                            + " which your last list began, less a minute",
                            example = "2026-11-24T18:00:00+01:00")
                    @QueryParam("changedSince")
                    @Nullable
                    TimeParameter changedSince,
            @Parameter(
                            description = "Lists only slots with this exercise, in this week or the next",
                            example = "bench-press")
                    @QueryParam("exercise")
                    @Nullable
                    String exercise,
            @Context RoutingContext request) {
        var gym = caller.gym();
        var filter = new TargetWriter.Filter(exercise, changedSince == null ? null : changedSince.time());
        if (athleteId != null) {
            caller.requireVisible(athleteId);
        }
        var visible = caller.athletes();
        var slot = slots.begin(Kind.GYM_TARGETS, gym);
        return StreamedLines.answer(request, StreamedLines.NDJSON, slot, to -> {
            if (athleteId == null) {
                writer.gym(visible, filter, to);
            } else {
                writer.athlete(new Athlete(gym, athleteId), filter, to);
            }
        });
    }
}

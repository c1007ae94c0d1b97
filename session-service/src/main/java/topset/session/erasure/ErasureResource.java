package topset.session.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.Caller;
import topset.edge.Role;

/** Erases a person (events.md). */
@Path("/v1/athletes/{athleteId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Erasure", description = "Forgetting a person")
public class ErasureResource {
    private final AthleteEraser eraser;
    private final Caller caller;

    ErasureResource(AthleteEraser eraser, Caller caller) {
        this.eraser = eraser;
        this.caller = caller;
    }

    /**
     * A person is erased.
     *
     * @param sequence the erasure's place among the athlete's events: all before it are gone
     */
    @Schema(name = "ErasureReceipt")
    record ErasureReceipt(String athleteId, OffsetDateTime erasedAt, long sequence) {}

    @DELETE
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            operationId = "eraseAthlete",
            summary = "Erase a person, for good",
            description =
                    "Their sessions and sets are gone when this is answered; their profile, programs, plans and roster row as soon as the"
                            + " program service has heard of it, within a second as a rule. What is entered under the same id before then goes as"
                            + " well. `AthleteErased` tells subscribers. An id that was never heard of can be erased too: it may have a profile and no"
                            + " session. `sequence` is 1 then.")
    @APIResponse(
            responseCode = "200",
            description = "Erased, now and whenever it is asked for again",
            content = @Content(schema = @Schema(implementation = ErasureReceipt.class), example = """
                                    {"athleteId":"lifter-1","erasedAt":"2026-12-24T08:00:00.123456Z","sequence":58}"""))
    @APIResponse(responseCode = "422", description = "No athlete can have that id")
    public ErasureReceipt erase(@PathParam("athleteId") String athleteId) {
        var erased = eraser.erase(caller.changeable(athleteId), caller.actor());
        return new ErasureReceipt(athleteId, erased.occurredAt(), erased.sequence());
    }
}

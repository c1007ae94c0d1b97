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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;

/** Erases a person's data on request (docs/operations.md, *Erasing a person*). */
@Path("/v1/athletes/{athleteId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Erasure", description = "Erase a person's data")
public class ErasureResource {
    private final AthleteEraser eraser;
    private final Caller caller;

    ErasureResource(AthleteEraser eraser, Caller caller) {
        this.eraser = eraser;
        this.caller = caller;
    }

    @Schema(name = "ErasureReceipt")
    record ErasureReceipt(String athleteId, OffsetDateTime erasedAt, long sequence) {}

    @DELETE
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Erase a person permanently",
            description =
                    "Sessions and sets are gone when this is answered. Profile, programs, plans and roster row are gone as soon as the"
                            + " program service has read the event, usually within a second; data entered under the same id before then is erased"
                            + " too. Subscribers receive `AthleteErased`. An unknown id can be erased too, because it may have a profile and no"
                            + " session; `sequence` is then 1.")
    @APIResponse(responseCode = "200", description = "Erased. A repeated request erases again")
    @APIResponse(responseCode = "422", description = "No athlete can have that id")
    public ErasureReceipt eraseAthlete(@PathParam("athleteId") String athleteId) {
        var erased = eraser.erase(caller.changeable(athleteId), caller.actor());
        return new ErasureReceipt(athleteId, erased.occurredAt(), erased.sequence());
    }
}

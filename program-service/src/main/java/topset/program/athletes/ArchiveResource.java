package topset.program.athletes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;

/** Archives athletes, who are then in no list of the gym, and restores them. */
@Path("/v1/athletes/{athleteId}/archive")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.COACH, Role.PLATFORM})
@Tag(name = "Athletes")
public class ArchiveResource {
    private final CoachesAndTagsService athletes;
    private final Caller caller;

    ArchiveResource(CoachesAndTagsService athletes, Caller caller) {
        this.athletes = athletes;
        this.caller = caller;
    }

    /** Since when the athlete is archived; absent if the athlete is not. */
    @Schema(name = "AthleteArchive")
    public record Archive(@Nullable OffsetDateTime archivedAt) {
        static Archive of(CoachesAndTags changed) {
            var archivedAt = changed.archivedAt();
            return new Archive(archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC));
        }
    }

    @POST
    @Operation(
            operationId = "archiveAthlete",
            summary = "Archive an athlete",
            description =
                    "The roster, its counts and the calendar leave the athlete out; `GET /v1/roster?archived=true`"
                            + " lists archived athletes. All data stays, the program runs on, and the athlete can still log sets:"
                            + " they are processed as ever, and the athlete stays archived. Archived already: 200, and nothing"
                            + " changes.")
    @APIResponse(responseCode = "200", description = "Since when the athlete is archived")
    public Archive archive(@PathParam("athleteId") String athleteId) {
        return Archive.of(athletes.archive(caller.actor(), caller.changeable(athleteId), true));
    }

    @DELETE
    @Operation(
            operationId = "restoreAthlete",
            summary = "Restore an archived athlete",
            description = "Not archived: 200, and nothing changes.")
    @APIResponse(responseCode = "200", description = "The athlete is not archived")
    public Archive restore(@PathParam("athleteId") String athleteId) {
        return Archive.of(athletes.archive(caller.actor(), caller.changeable(athleteId), false));
    }
}

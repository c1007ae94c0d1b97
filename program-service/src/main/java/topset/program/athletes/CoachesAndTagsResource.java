package topset.program.athletes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import topset.edge.web.StrictJson;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Athletes")
public class CoachesAndTagsResource {
    private final CoachesAndTagsService athletes;
    private final StrictJson json;
    private final Caller caller;

    CoachesAndTagsResource(CoachesAndTagsService athletes, StrictJson json, Caller caller) {
        this.athletes = athletes;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Path("coaches")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Set an athlete's coaches, whole",
            description = "The subjects of their tokens, at most " + CoachList.MOST
                    + ". `GET /v1/roster?coach=` lists the athletes of one. The same again: 200, and nothing changes.")
    @APIResponse(responseCode = "200", description = "The athlete's coaches, in ascending order")
    @APIResponse(responseCode = "422", description = "Too many, or one that is empty or too long")
    public CoachList setCoaches(@PathParam("athleteId") String athleteId, CoachList asked) {
        var athlete = caller.changeable(athleteId);
        json.require(asked, CoachList::check);
        return new CoachList(athletes.change(caller.actor(), athlete, known -> known.withCoaches(asked.coaches()))
                .coaches());
    }

    @GET
    @Path("coaches")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "An athlete's coaches")
    @APIResponse(
            responseCode = "200",
            description = "The athlete's coaches, in ascending order; none of an athlete who is not known")
    public CoachList getCoaches(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        return new CoachList(athletes.find(new Athlete(caller.gym(), athleteId)).coaches());
    }

    @PUT
    @Path("tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Set an athlete's tags, whole",
            description = "Words of the gym's own, at most " + TagList.MOST + " of at most " + TagList.LONGEST
                    + " characters. `GET /v1/roster?tag=` lists the athletes with one. They are never published."
                    + " The same again: 200, and nothing changes.")
    @APIResponse(responseCode = "200", description = "The athlete's tags, in ascending order")
    @APIResponse(responseCode = "422", description = "Too many, or one that is empty or too long")
    public TagList setTags(@PathParam("athleteId") String athleteId, TagList asked) {
        var athlete = caller.changeable(athleteId);
        json.require(asked, TagList::check);
        return new TagList(athletes.change(caller.actor(), athlete, known -> known.withTags(asked.tags()))
                .tags());
    }

    @GET
    @Path("tags")
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "An athlete's tags")
    @APIResponse(
            responseCode = "200",
            description = "The athlete's tags, in ascending order; none of an athlete who is not known")
    public TagList getTags(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        return new TagList(athletes.find(new Athlete(caller.gym(), athleteId)).tags());
    }

    @Schema(name = "AthleteArchive")
    public record Archive(@Nullable OffsetDateTime archivedAt) {
        static Archive of(CoachesAndTags changed) {
            var archivedAt = changed.archivedAt();
            return new Archive(archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC));
        }
    }

    @POST
    @Path("archive")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Archive an athlete",
            description =
                    "The roster, its counts and the calendar leave the athlete out; `GET /v1/roster?archived=true`"
                            + " lists archived athletes. All data stays, the program runs on, and the athlete can still log sets:"
                            + " they are processed as ever, and the athlete stays archived. Archived already: 200, and nothing"
                            + " changes.")
    @APIResponse(responseCode = "200", description = "Since when the athlete is archived")
    public Archive archiveAthlete(@PathParam("athleteId") String athleteId) {
        return Archive.of(athletes.archive(caller.actor(), caller.changeable(athleteId), true));
    }

    @DELETE
    @Path("archive")
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(summary = "Restore an archived athlete", description = "Not archived: 200, and nothing changes.")
    @APIResponse(responseCode = "200", description = "The athlete is not archived")
    public Archive restoreAthlete(@PathParam("athleteId") String athleteId) {
        return Archive.of(athletes.archive(caller.actor(), caller.changeable(athleteId), false));
    }
}

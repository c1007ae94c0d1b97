package topset.program.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roster")
@RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
public class RosterResource {
    private static final int MOST_ATHLETES = 200;

    private final Roster roster;
    private final Caller caller;

    RosterResource(Roster roster, Caller caller) {
        this.roster = roster;
        this.caller = caller;
    }

    /** The page that this resource answers, for the OpenAPI document. */
    private record RosterPage(
            List<Roster.Line> items, @Nullable String nextCursor) {}

    @GET
    @Path("roster")
    @RunOnVirtualThread
    @Operation(
            summary = "The gym's roster: one row per athlete, without paused, archived and erased ones",
            description =
                    "`flag`, `name` (a part of name or id), `lift` (an exercise), `coach` (a subject, or `me`) and `tag`"
                            + " filter, all of them together; `athleteId` selects athletes,"
                            + " comma-separated; `paused=true` lists the paused athletes instead of the others (`false`, the"
                            + " default); `archived=true` lists the archived athletes, paused or not; `needsLook=true` lists"
                            + " those with a flag that is a reason to look and that nobody has seen (`false`: the"
                            + " others); `sort`: urgency (default), name, lastSession, adherence. `parked` says that newer"
                            + " events of the athlete wait, `parkedCause` (HOLE, FAULT, …) and `parkedReason` why. `messageAt`"
                            + " says that the newest note about the athlete is a message of the athlete.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = RosterPage.class)))
    public Page<Roster.Line> listRoster(
            @QueryParam("flag") @Nullable FlagCode flag,
            @QueryParam("name") @Nullable String name,
            @QueryParam("lift") @Nullable String lift,
            @QueryParam("coach") @Nullable String coach,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("athleteId") @Nullable String athleteId,
            @QueryParam("paused") @DefaultValue("false") boolean paused,
            @QueryParam("archived") @DefaultValue("false") boolean archived,
            @QueryParam("needsLook") @Nullable Boolean needsLook,
            @QueryParam("sort") @DefaultValue("urgency") RosterSort sort,
            @BeanParam PageRequest asked) {
        var filter = roster.filter(caller.gym())
                .flag(flag)
                .needsLook(needsLook)
                .lift(lift)
                .name(name)
                .onlyOf(caller.athletes().onlyOf())
                .coach("me".equals(coach) ? caller.subject() : coach)
                .tag(tag)
                .athletes(athletes(athleteId));
        return roster.find(
                caller.gym(),
                archived ? filter.archived() : filter.paused(paused),
                sort,
                asked,
                caller.isCoachOrPlatform());
    }

    @GET
    @Path("roster/counts")
    @RunOnVirtualThread
    @Operation(
            summary = "How many athletes of the roster need a look, and how many are doing fine",
            description =
                    "Without paused, archived and erased ones, as the roster. An athlete needs a look while a flag that asks"
                            + " for a decision is open: pain, injury, a sudden drop, a missed day, a week without training,"
                            + " or several lifts that fail in a stall.")
    public Roster.Counts countRoster() {
        return roster.counts(caller.gym(), caller.athletes().onlyOf());
    }

    private static @Nullable List<String> athletes(@Nullable String athleteId) {
        if (athleteId == null || athleteId.isBlank()) {
            return null;
        }
        var ids = List.of(athleteId.split(",", -1));
        if (ids.size() > MOST_ATHLETES) {
            throw Problem.refused("athleteId", "must name at most " + MOST_ATHLETES + " athletes", "athleteId");
        }
        return ids;
    }
}

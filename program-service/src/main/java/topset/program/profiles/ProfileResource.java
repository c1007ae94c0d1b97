package topset.program.profiles;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.contract.ProfileDetails;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.program.athletes.Enrollment;
import topset.program.coaching.Commands;
import topset.program.programs.NotFound;
import topset.program.programs.Profile;
import topset.program.settings.GymService;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Athletes")
public class ProfileResource {
    private static final ProfileDetails NOTHING_OF_A_COACH =
            new ProfileDetails(null, null, null, false, null, null, null);

    private final Commands commands;
    private final ProfileService profiles;
    private final GymService gyms;
    private final StrictJson json;
    private final Caller caller;

    ProfileResource(Commands commands, ProfileService profiles, GymService gyms, StrictJson json, Caller caller) {
        this.commands = commands;
        this.profiles = profiles;
        this.gyms = gyms;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Set an athlete's profile, whole",
            description = "An athlete sets their own unit, timeZone and bodyweight; the rest stays as the coach set it."
                    + " Without unit or timeZone the gym's apply (PUT /v1/gym).")
    public ProfileDetails setProfile(@PathParam("athleteId") String athleteId, ProfileDetails request) {
        var enrollment = Enrollment.of(caller, athleteId);
        var asked = json.require(withDefaults(request), ProfileCheck::check);
        var isCoach = caller.isCoachOrPlatform();
        var details =
                isCoach ? asked : own(asked, profiles.find(enrollment.athlete()).orElse(null));
        return commands.changeProfile(caller.actor(), enrollment, details).details();
    }

    /** With the time zone and the unit of the gym, if the request has none. */
    private ProfileDetails withDefaults(ProfileDetails asked) {
        var complete = asked.complete();
        if (asked.timeZone() != null && asked.unit() != null) {
            return complete;
        }
        var gym = gyms.read(caller.gym()).settings();
        return complete.with(
                asked.timeZone() == null ? gym.timeZone() : asked.timeZone(),
                asked.unit() == null ? gym.unit() : asked.unit(),
                Boolean.TRUE.equals(asked.injured()),
                asked.bodyweight());
    }

    @GET
    @RunOnVirtualThread
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(summary = "An athlete's profile")
    public ProfileDetails getProfile(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        return profiles.find(new Athlete(caller.gym(), athleteId))
                .map(Profile::details)
                .orElseThrow(() -> NotFound.profile(athleteId));
    }

    /** Refuses a request of athletes for themselves that changes a field which only a coach may change. */
    private static ProfileDetails own(ProfileDetails asked, @Nullable Profile known) {
        var now = known == null ? NOTHING_OF_A_COACH : known.details();
        var wasInjured = Boolean.TRUE.equals(now.injured());
        var kept = now.with(asked.timeZone(), asked.unit(), wasInjured, asked.bodyweight());
        var oversteps = (asked.trainingSince() != null && !asked.trainingSince().equals(kept.trainingSince()))
                || (Boolean.TRUE.equals(asked.injured()) && !wasInjured)
                || (asked.goal() != null && asked.goal() != kept.goal())
                || (asked.displayName() != null && !Objects.equals(asked.displayName(), kept.displayName()));
        if (oversteps) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "An athlete may change only unit, timeZone and bodyweight; a coach changes the other fields");
        }
        return kept;
    }
}

package topset.program.plans;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.Problem;
import topset.program.programs.NotFound;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@RunOnVirtualThread
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class PlanResource {
    private final Plans plans;
    private final Caller caller;

    PlanResource(Plans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    /** A week as a path names it: a number, {@code current} or {@code next}, which are relative to the current week. */
    @Schema(type = SchemaType.STRING)
    public record WeekName(int number, boolean isRelative) {
        public static WeekName fromString(String text) {
            return switch (text) {
                case "current" -> new WeekName(0, true);
                case "next" -> new WeekName(1, true);
                default -> {
                    try {
                        yield new WeekName(Integer.parseInt(text), false);
                    } catch (NumberFormatException e) {
                        throw Problem.malformed(
                                "week", "must be the number of a week, 'current' or 'next', not '" + text + "'");
                    }
                }
            };
        }

        int of(int current) {
            return isRelative ? current + number : number;
        }
    }

    @GET
    @Path("/weeks/{week}")
    @Operation(
            summary = "The plan of a week",
            description = "week is a number, `current` or `next`; of the program active now, or of `programId`."
                    + " `atLeast` waits up to 2 s until the session event of that sequence is in the plan;"
                    + " asOf.sequence says which one is.")
    @APIResponse(responseCode = "200", description = "What to lift, and why")
    public WeekPlan getWeek(
            @PathParam("athleteId") String athleteId,
            @PathParam("week") WeekName week,
            @QueryParam("programId") @Nullable UUID programId,
            @QueryParam("atLeast") @Nullable Long atLeast) {
        var plan = plans.require(visible(athleteId, atLeast), programId, current -> week.of(current) - 1, 2);
        var number = week.of(Math.max(1, plan.currentWeek()));
        if (!plan.isPlanned(number)) {
            throw NotFound.week(plan.program(), number);
        }
        return WeekPlan.of(athleteId, plan, number);
    }

    @GET
    @Path("/today")
    @Operation(
            summary = "The running session: what is done, and the backoff loads as of now",
            description = "`atLeast` waits up to 2 s until the session event of that sequence is in the answer.")
    @APIResponse(responseCode = "200", description = "What is done and what comes now")
    public TodayPlan getToday(@PathParam("athleteId") String athleteId, @QueryParam("atLeast") @Nullable Long atLeast) {
        var athlete = visible(athleteId, null);
        return TodayPlan.of(athleteId, plans.today(athlete, atLeast));
    }

    @GET
    @Path("/lifts/{slotId}/history")
    @Operation(summary = "A slot week by week: prescribed, done, outcome, estimated 1RM, reduction, flags")
    public Page<SlotHistory> getSlotHistory(
            @PathParam("athleteId") String athleteId,
            @PathParam("slotId") String slotId,
            @QueryParam("programId") @Nullable UUID programId,
            @BeanParam PageRequest asked) {
        var cursor = asked.cursor();
        var from = cursor == null ? 1 : cursor.read(1, parts -> Integer.parseInt(parts.getFirst()));
        var plan = plans.require(visible(athleteId, null), programId, current -> from, asked.most());
        if (!plan.program().hasSlot(slotId)) {
            throw NotFound.slot(plan.program(), slotId);
        }
        var weeks = SlotHistory.of(plan, slotId).stream()
                .filter(each -> each.week() >= from)
                .toList();
        return asked.page(_ -> weeks, last -> Cursor.of(Integer.toString(last.week() + 1)));
    }

    /** The newest weeks of the current program, oldest first. */
    public record Volume(List<MuscleVolume> items) {}

    @GET
    @Path("/volume")
    @Tag(name = "Roster")
    @Operation(
            summary = "Hard sets per muscle and week",
            description = "For the current program and the muscles it trains, the newest " + MuscleVolume.MOST_WEEKS
                    + " weeks. The aim is 10 to 20 sets a week.")
    public Volume getVolume(@PathParam("athleteId") String athleteId) {
        var plan = plans.require(visible(athleteId, null), null, MuscleVolume::first);
        return new Volume(MuscleVolume.of(plan));
    }

    private Athlete visible(String athleteId, @Nullable Long atLeast) {
        caller.requireVisible(athleteId);
        var athlete = new Athlete(caller.gym(), athleteId);
        if (atLeast != null) {
            plans.await(athlete, atLeast);
        }
        return athlete;
    }
}

package topset.program.proposals;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import topset.contract.DeloadDetails;
import topset.contract.Exercise;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails;
import topset.contract.TargetOverride;
import topset.edge.exercises.GymCatalogue;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.program.catalogue.Alternatives;
import topset.program.catalogue.GymCatalogues;
import topset.program.plans.PlanAsOf;
import topset.program.plans.Plans;
import topset.program.programs.Program;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.week.FlaggedLift;
import topset.rules.week.Proposals;
import topset.rules.week.Proposals.Proposal;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan")
@RunOnVirtualThread
@RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM, Role.ANALYST})
public class ProposalResource {
    private final Plans plans;
    private final GymCatalogues catalogues;
    private final Caller caller;

    ProposalResource(Plans plans, GymCatalogues catalogues, Caller caller) {
        this.plans = plans;
        this.catalogues = catalogues;
        this.caller = caller;
    }

    public record ProposalList(List<LiftProposal> items) {}

    /** {@code flag} is the flag that the proposal answers; {@code says} has the reason and the proposed change. */
    public record LiftProposal(
            String kind, String slotId, String exercise, String flag, String says, ApplyingCall call) {}

    public record ApplyingCall(
            String method,
            String path,

            @Schema(type = SchemaType.OBJECT) Object body) {}

    @GET
    @Operation(
            summary = "For each flagged lift at most one proposal, with the request that applies it",
            description = "Of the active program, for the next week. Nothing is applied by itself: a coach or the"
                    + " platform sends `call`, or does not.")
    @APIResponse(responseCode = "200", description = "The proposals, in the order of the lifts")
    public ProposalList getProposals(@PathParam("athleteId") String athleteId) {
        caller.requireVisible(athleteId);
        var plan = plans.require(new Athlete(caller.gym(), athleteId), null, current -> current, 2);
        var next = Math.max(1, plan.currentWeek()) + 1;
        var calls =
                new ApplyingCalls(athleteId, plan.program().id(), plan.profile().details());
        return new ProposalList(Proposals.of(flagged(plan, next, catalogues.read(caller.gym()))).stream()
                .map(proposal -> view(proposal, plan.program(), next, calls))
                .toList());
    }

    private static LiftProposal view(Proposal proposal, Program program, int next, ApplyingCalls calls) {
        var lift = program.lift(proposal.slotId(), next);
        return new LiftProposal(
                proposal.kind().name(),
                proposal.slotId(),
                proposal.kind() == Proposal.ProposalKind.CHECK_PAIN
                        ? painful(proposal, program, next)
                        : lift.exercise(),
                proposal.flag().name(),
                proposal.says(),
                calls.of(proposal, lift));
    }

    /** The exercise that hurt. A coach may have replaced it since; a plan's flags are about the sets of the week before. */
    private static String painful(Proposal proposal, Program program, int next) {
        var isOnNext = Objects.requireNonNull(program.slotWeek(next, proposal.slotId())).flags().stream()
                .anyMatch(flag -> flag.code() == proposal.flag());
        return program.lift(proposal.slotId(), next - (isOnNext ? 1 : 2)).exercise();
    }

    private static List<FlaggedLift> flagged(PlanAsOf plan, int next, GymCatalogue catalogue) {
        var lifts = new ArrayList<FlaggedLift>();
        var program = plan.program();
        var isDeloadSuggested =
                program.ownFlags(next).stream().anyMatch(flag -> flag.code() == FlagCode.DELOAD_SUGGESTED);
        for (var lift : program.liftsIn(next)) {
            program.target(next, lift.slotId())
                    .filter(decided -> plan.isPlanned(next))
                    .map(decided -> new FlaggedLift(
                            lift,
                            exerciseSince(program, lift, next),
                            program.slotWeek(next - 1, lift.slotId()),
                            decided.slotWeek(),
                            program.adjustments().override(lift.slotId(), next).isPresent(),
                            isDeloadSuggested,
                            alternatives(lift, program.liftsIn(next), catalogue)))
                    .ifPresent(lifts::add);
        }
        return lifts;
    }

    /** Looks two weeks back, because the flags of this week and of the next are about the weeks before them. */
    private static int exerciseSince(Program program, Lift lift, int next) {
        int since = next;
        while (since > 1 && since > next - 2 && hasExercise(program, lift, since - 1)) {
            since--;
        }
        return since == 1 ? 0 : since;
    }

    private static boolean hasExercise(Program program, Lift lift, int week) {
        return program.findLift(lift.slotId(), week)
                .filter(each -> each.exercise().equals(lift.exercise()))
                .isPresent();
    }

    /**
     * Without exercises that have no known ratio of loads, and without the exercises of other lifts of the same day.
     */
    private static List<Exercise> alternatives(Lift lift, List<Lift> lifts, GymCatalogue catalogue) {
        var replaced = catalogue.find(lift.exercise());
        if (replaced == null) {
            return List.of();
        }
        var ofDay = lifts.stream()
                .filter(each -> each.day() == lift.day())
                .map(Lift::exercise)
                .toList();
        return Alternatives.of(replaced, catalogue.available()).items().stream()
                .filter(each -> each.ratio() != null && !ofDay.contains(each.id()))
                .flatMap(each -> Optional.ofNullable(catalogue.find(each.id())).stream())
                .toList();
    }

    /** Makes the HTTP requests with which a client can apply a proposal for a flagged lift. */
    private record ApplyingCalls(String athleteId, UUID programId, ProfileDetails profile) {
        private static final String PUT = "PUT";

        ApplyingCall of(Proposal proposal, Lift lift) {
            var path = "/v1/programs/" + programId + "/lifts/" + proposal.slotId();
            return switch (proposal.change()) {
                case Proposal.Injury _ -> new ApplyingCall(PUT, "/v1/athletes/" + athleteId, injured());
                case Proposal.DeloadOfWeek deload ->
                    new ApplyingCall(
                            PUT,
                            "/v1/programs/" + programId + "/deloads/" + deload.week(),
                            new DeloadDetails(null, null, proposal.says()));
                case Proposal.Replacement replacement ->
                    new ApplyingCall(PUT, path, replaced(lift, replacement.exercise()));
                case Proposal.NextTarget target ->
                    new ApplyingCall(PUT, path + "/overrides/" + target.week(), overridden(target, proposal.says()));
            };
        }

        /** The body has the complete profile, because the request replaces the profile. */
        private ProfileDetails injured() {
            return profile.with(profile.timeZone(), profile.unit(), true, profile.bodyweight());
        }

        /** The body omits equipment and increment, so the lift gets the defaults of the new exercise. */
        private static LiftRequest replaced(Lift lift, String exercise) {
            var planned = lift.planned();
            var progression = new PlannedLift.Progression(
                    planned.progression().method(), null, planned.progression().waveReps());
            var swap = new LiftRequest.Start(null, null, null, null, true);
            return new LiftRequest(null, planned.day(), exercise, planned.scheme(), progression, swap, null, null);
        }

        private static TargetOverride overridden(Proposal.NextTarget target, String reason) {
            var load = Exact.outputOf(target.load());
            var reduction = Exact.outputOf(target.reduction());
            return new TargetOverride(load, null, reduction, null, reason, null);
        }
    }
}

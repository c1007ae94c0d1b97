package topset.program.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.edge.openapi.CompleteOpenApi;
import topset.rules.lift.Variant;
import topset.rules.progression.Progression;
import topset.rules.progression.Progressions;

/**
 * Completes the generated OpenAPI document of this service. Quarkus finds this class only if the class itself, and not
 * a superclass, declares {@code OASFilter}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProgramOpenApi extends CompleteOpenApi implements OASFilter {
    private static final List<SchemaName> NAMES = List.of(
            new SchemaName("GymSettings", "GymRequest"),
            new SchemaName("PlannedLift.start", "PlannedStart"),
            new SchemaName("LiftRequest.scheme", "Scheme"),
            new SchemaName("LiftRequest.progression", "Progression"),
            new SchemaName("LiftRequest.start", "Start"),
            new SchemaName("LiftRequest.equipment", "Equipment"),
            new SchemaName("TargetOverride.force", "OverrideForce"),
            new SchemaName("LiftRequest.force", "Force"),
            new SchemaName("Scheme.topReps", "TopReps"),
            new SchemaName("Start.recentSet", "RecentSet"),
            new SchemaName("Equipment.plates", "Plate"),
            new SchemaName("getProfile", "Profile"),
            new SchemaName("Profile.bodyweight", "Bodyweight"),
            new SchemaName("PageListed.items", "AthleteProfile"),
            new SchemaName("PlanLift.backoff", "Backoff"),
            new SchemaName("TodayLift.backoff", "TodayBackoff"),
            new SchemaName("Exercise.kind", "ExerciseKind"),
            new SchemaName("Advice.caughtBy", "CaughtBy"),
            new SchemaName("RebuildDifference.kind", "RebuildDifferenceKind"),
            new SchemaName("RebuildLeftAlone.outcome", "RebuildOutcome"),
            new SchemaName("Rebuild.mode", "RebuildMode"),
            new SchemaName("Rebuild.source", "RebuildSource"),
            new SchemaName("Rebuild.state", "RebuildState"),
            new SchemaName("ParkedOwner.cause", "ParkedCause"));

    private static final List<Choice> CHOICES = List.of(
            new Choice(
                    "Variant",
                    List.of(Variant.values()),
                    Set.of("Scheme.variant", "PlanLift.variant", "SlotHistory.variant")),
            new Choice(
                    "ProgressionMethod",
                    Progressions.STANDARD.all().stream().map(Progression::name).toList(),
                    Set.of("Progression.method", "ProgressionEntry.method")),
            new Choice("EquipmentKind", List.of(Exercise.EquipmentKind.values()), Set.of("Equipment.kind")),
            new Choice(
                    "CoachesSee", List.of(CoachesSee.values()), Set.of("GymRequest.coachesSee", "GymView.coachesSee")),
            new Choice("RosterSort", List.of("urgency", "name", "lastSession", "adherence"), Set.of("?sort")));

    public ProgramOpenApi() {
        super(NAMES, CHOICES);
    }
}

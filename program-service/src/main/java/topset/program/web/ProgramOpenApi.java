package topset.program.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import topset.contract.CoachesSee;
import topset.contract.Exercise;
import topset.edge.openapi.ApiType;
import topset.edge.openapi.CompleteOpenApi;
import topset.rules.check.Structure;
import topset.rules.lift.Variant;
import topset.rules.progression.Progression;
import topset.rules.progression.Progressions;
import topset.store.inbox.Parked;

/**
 * Completes the generated OpenAPI document of this service. Quarkus finds this class only if the class itself, and not
 * a superclass, declares {@code OASFilter}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProgramOpenApi extends CompleteOpenApi implements OASFilter {
    private static final List<SchemaName> NAMES = List.of(
            new SchemaName("GymSettings", "GymRequest"),
            new SchemaName("PlannedDate.state", "PlannedDateState"),
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
            new SchemaName("CaughtBy.kind", "CaughtByKind"),
            new SchemaName("RebuildDifference.kind", "RebuildDifferenceKind"),
            new SchemaName("RebuildLeftAlone.outcome", "RebuildOutcome"),
            new SchemaName("Rebuild.mode", "RebuildMode"),
            new SchemaName("Rebuild.source", "RebuildSource"),
            new SchemaName("Rebuild.state", "RebuildState"),
            new SchemaName("ParkedOwner.cause", "ParkedCause"));

    private static final ApiType VARIANT = ApiType.of("Variant", Variant.class);
    private static final ApiType PARKED = ApiType.of("ParkedCause", Parked.Cause.class);
    private static final ApiType EQUIPMENT = ApiType.of("EquipmentKind", Exercise.EquipmentKind.class);
    private static final ApiType COACHES_SEE = ApiType.of("CoachesSee", CoachesSee.class);
    private static final ApiType METHOD = new ApiType.Enumeration(
            "ProgressionMethod",
            Progressions.STANDARD.all().stream().map(Progression::name).toList());

    private static final Map<String, ApiType> TYPES = Map.ofEntries(
            Map.entry("Scheme.variant", VARIANT),
            Map.entry("PlanLift.variant", VARIANT),
            Map.entry("SlotHistory.variant", VARIANT),
            Map.entry("Progression.method", METHOD),
            Map.entry("ProgressionEntry.method", METHOD),
            Map.entry("Equipment.kind", EQUIPMENT),
            Map.entry("GymRequest.coachesSee", COACHES_SEE),
            Map.entry("GymView.coachesSee", COACHES_SEE),
            Map.entry("ProgramView.structure", ApiType.of("Structure", Structure.class)),
            Map.entry("WeekPlan.parkedCause", PARKED),
            Map.entry("TodayPlan.parkedCause", PARKED),
            Map.entry(
                    "?sort",
                    new ApiType.Enumeration("RosterSort", List.of("urgency", "name", "lastSession", "adherence"))),
            Map.entry("getWeek?week", ApiType.string()),
            Map.entry("?changedSince", ApiType.string()),
            Map.entry("getProgramTemplate?version", ApiType.integer()),
            Map.entry("resumeProgram?from", new ApiType.Plain(SchemaType.STRING, "date")));

    public ProgramOpenApi() {
        super(NAMES, TYPES);
    }
}

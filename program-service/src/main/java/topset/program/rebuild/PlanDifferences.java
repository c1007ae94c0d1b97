package topset.program.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.BackoffAdjusted;
import topset.program.programs.PlanRows;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.replanning.FoldStore;
import topset.program.replanning.Replan;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.Prescription;
import topset.store.Athlete;

/** Names the differences between a program's stored and computed plan, which {@link Replan} has found. */
final class PlanDifferences {
    private final Athlete athlete;
    private final UUID programId;
    private final List<PlanDifference> differences = new ArrayList<>();

    private PlanDifferences(Athlete athlete, UUID programId) {
        this.athlete = athlete;
        this.programId = programId;
    }

    /** @param plannedTo the last planned week, as the program's row says */
    static List<PlanDifference> of(Athlete athlete, int plannedTo, PlanRows plan, ReplanResult fold) {
        var all = new PlanDifferences(athlete, fold.program().id());
        var live = plan.readable();
        var changed = fold.change().rows();
        changed.weeks().forEach((key, now) -> {
            var before = live.weeks().get(key);
            var isVisible = before == null || !Replan.looksAlike(now.slotWeek(), before.slotWeek());
            all.add(
                    isVisible ? Kind.TARGET : Kind.STATE,
                    key.slotId(),
                    key.week(),
                    before == null ? null : says(before.slotWeek().prescription()),
                    says(now.slotWeek().prescription()));
        });
        for (var key : plan.surplus(fold.program())) {
            all.add(Kind.TARGET, key.slotId(), key.week(), "a target of a slot that the program does not have", null);
        }
        int now = FoldStore.plannedTo(fold);
        if (plannedTo != now) {
            all.add(Kind.STATE, null, now, "planned to week " + plannedTo, "planned to week " + now);
        }
        changed.flags()
                .forEach((week, flags) ->
                        all.add(Kind.FLAGS, null, week, says(live.flags().getOrDefault(week, List.of())), says(flags)));
        changed.trends().keySet().forEach(week -> all.add(Kind.TREND, null, week, null, null));
        for (var result : fold.change().results()) {
            if (result instanceof BackoffAdjusted adjusted) {
                var key = new SlotInSession(adjusted.sessionId().toString(), adjusted.slotId());
                var before = live.backoffs().get(key);
                all.add(
                        Kind.BACKOFF,
                        adjusted.slotId(),
                        adjusted.week(),
                        before == null ? null : before.load().shown(),
                        adjusted.load().toPlainString());
            }
        }
        return all.differences;
    }

    private void add(Kind kind, @Nullable String slotId, int week, @Nullable String before, @Nullable String rebuilt) {
        differences.add(
                new PlanDifference(athlete.gym(), athlete.id(), kind, programId, slotId, week, before, rebuilt));
    }

    private static String says(List<StandingFlag> standing) {
        return String.join(
                ", ", standing.stream().map(each -> each.flag().code().name()).toList());
    }

    private static String says(Prescription prescription) {
        var unit = prescription.unit().name().toLowerCase(Locale.ROOT);
        return switch (prescription) {
            case Prescription.TopSet set ->
                "%s × %d, backoff %s %s"
                        .formatted(
                                set.load().shown(),
                                set.top().reps(),
                                set.backoff().load().shown(),
                                unit);
            case Prescription.Straight straight ->
                "%s %s, %d × %s%s"
                        .formatted(
                                straight.load().shown(),
                                unit,
                                straight.sets(),
                                straight.reps(),
                                straight.totalReps() == null ? "" : ", " + straight.totalReps() + " in all");
        };
    }
}

package topset.program.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.BackoffAdjusted;
import topset.program.programs.PlanState;
import topset.program.programs.Program.Decided;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.Program.SlotInWeek;
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
    private final PlanState live;
    private final List<PlanDifference> differences = new ArrayList<>();

    private PlanDifferences(Athlete athlete, UUID programId, PlanState live) {
        this.athlete = athlete;
        this.programId = programId;
        this.live = live;
    }

    static List<PlanDifference> of(AthletePlans plans, ReplanResult fold) {
        var program = fold.program();
        var row = plans.stored().get(program.id());
        var plan = plans.plan(program.id());
        var all = new PlanDifferences(plans.athlete(), program.id(), plan.readable());
        var changed = fold.change().rows();
        changed.weeks().forEach(all::target);
        for (var key : plan.surplus(program)) {
            var says = "a target of a slot that the program does not have";
            all.add(Kind.TARGET, key.slotId(), key.week(), says, null);
        }
        all.progress(row == null ? 0 : row.plannedTo(), FoldStore.plannedTo(fold));
        changed.flags().forEach(all::flags);
        changed.trends().keySet().forEach(week -> all.add(Kind.TREND, null, week, null, null));
        for (var result : fold.change().results()) {
            if (result instanceof BackoffAdjusted adjusted) {
                all.backoff(adjusted);
            }
        }
        return all.differences;
    }

    private void target(SlotInWeek key, Decided now) {
        var before = live.weeks().get(key);
        var isVisible = before == null || !Replan.looksAlike(now.slotWeek(), before.slotWeek());
        add(
                isVisible ? Kind.TARGET : Kind.STATE,
                key.slotId(),
                key.week(),
                before == null ? null : says(before.slotWeek().prescription()),
                says(now.slotWeek().prescription()));
    }

    private void progress(int before, int now) {
        if (before != now) {
            add(Kind.STATE, null, now, "planned to week " + before, "planned to week " + now);
        }
    }

    private void flags(int week, List<StandingFlag> now) {
        add(Kind.FLAGS, null, week, says(live.flags().getOrDefault(week, List.of())), says(now));
    }

    private void backoff(BackoffAdjusted now) {
        var before = live.backoffs().get(new SlotInSession(now.sessionId().toString(), now.slotId()));
        add(
                Kind.BACKOFF,
                now.slotId(),
                now.week(),
                before == null ? null : before.load().shown(),
                now.load().toPlainString());
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

package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.program.training.SlotWeek.Status;
import topset.program.training.lift.DecidingSet;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;
import topset.program.training.lift.Outcome;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
import topset.program.training.progression.Judged;
import topset.program.training.progression.Progression;
import topset.program.training.progression.Progressions;
import topset.program.training.progression.Target;
import topset.program.training.progression.TrainedWeek;

/** One slot's step from a week to the next (training-rules.md § 3–5): {@code step(prescription, sets of the week)}. */
final class WeekStep {

    private final Lift lift;
    private final LoadableWeights loadable;
    private final Progression method;
    private final WeekPrescription prescriptions;

    WeekStep(Lift lift) {
        this.lift = lift;
        loadable = LoadableWeights.of(lift.equipment());
        method = Progressions.named(lift.method().name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no method " + lift.method().name()));
        prescriptions = new WeekPrescription(lift, loadable);
    }

    /** What a week came to for the top load. */
    private record Moved(Outcome outcome, Target target, int missedWeeks, Reason why, Set<FlagCode> flags) {}

    /** {@code first-week}: from the load that the lift starts at. */
    SlotWeek first() {
        Target target = method.begin(lift);
        BackoffScheme backoff = lift.scheme().backoff();
        Exact reduction = backoff == null ? null : backoff.reduction();
        SetFlags flags = new SetFlags();
        Reason why = new Reason("first-week", FirstWeek.says(lift), List.of());
        if (target.exact().isAbove(loadable.largest())) {
            flags.raise(FlagCode.EQUIPMENT_LIMIT, List.of());
        }
        return new SlotWeek(
                lift.slotId(),
                1,
                Status.FINAL,
                prescriptions.of(target, reduction),
                new SlotState(target.state(), 0, reduction, null),
                null,
                List.of(why),
                flags.flags());
    }

    /**
     * The next week.
     *
     * @param entered the week that is stepped over
     * @param sessions the sessions of that week with a set of this slot
     * @param over whether that week is over
     */
    SlotWeek next(SlotWeek entered, List<SlotSession> sessions, boolean over) {
        List<LoggedSet> counting = sessions.stream()
                .flatMap(session -> session.sets(countingRole()).stream())
                .toList();
        DecidingSet deciding = DecidingSet.among(counting, lift.unit());
        Moved moved = move(entered, counting, deciding, over);

        SetFlags flags = new SetFlags();
        flags.ofOutcome(moved.outcome(), deciding, entered.prescription());
        sessions.forEach(flags::ofSession);
        moved.flags().forEach(code -> flags.raise(code, moved.why().setIds()));
        if (moved.target().exact().isAbove(loadable.largest())) {
            flags.raise(FlagCode.EQUIPMENT_LIMIT, moved.why().setIds());
        }
        List<Reason> why = new ArrayList<>(List.of(moved.why()));
        Exact reduction = reduce(entered, sessions, why, flags);
        return new SlotWeek(
                lift.slotId(),
                entered.week() + 1,
                over ? Status.FINAL : Status.PROVISIONAL,
                prescriptions.of(moved.target(), reduction),
                new SlotState(moved.target().state(), moved.missedWeeks(), reduction, null),
                WeekDone.of(lift, entered.week(), moved.outcome(), deciding, sessions),
                why,
                flags.flags());
    }

    private SetRole countingRole() {
        return lift.scheme().top() == null ? SetRole.STRAIGHT : SetRole.TOP;
    }

    private Moved move(SlotWeek entered, List<LoggedSet> counting, @Nullable DecidingSet deciding, boolean over) {
        if (deciding == null) {
            return over ? layoff(entered) : notYetTrained(entered);
        }
        Judged judged = method.next(new TrainedWeek(
                lift, loadable, entered.prescription(), entered.state().method(), counting, deciding));
        return new Moved(judged.outcome(), judged.next(), 0, judged.why(), judged.flags());
    }

    /** {@code not-yet-trained}: while the week runs its load is shown again and nothing is counted. */
    private Moved notYetTrained(SlotWeek entered) {
        Target same = method.hold(lift, entered.prescription(), entered.state().method());
        String says = "not trained yet in week " + entered.week() + ": " + load(entered) + " again";
        return new Moved(
                Outcome.NOT_YET_TRAINED,
                same,
                entered.state().missedWeeks(),
                new Reason("not-yet-trained", says, List.of()),
                Set.of());
    }

    /** {@code layoff.hold}, {@code layoff.reduce}: <b>D-5</b>, the second week not trained takes a tenth off, later ones hold. */
    private Moved layoff(SlotWeek entered) {
        int missed = entered.state().missedWeeks() + 1;
        boolean reduces = missed == 2;
        Target target = reduces
                ? method.reduce(lift, entered.prescription(), entered.state().method())
                : method.hold(lift, entered.prescription(), entered.state().method());
        String weeks = missed == 1 ? "week " + entered.week() + " not trained" : missed + " weeks in a row not trained";
        String says = weeks + ": " + (reduces ? "−10 %" : load(entered) + " again");
        return new Moved(
                Outcome.NOT_TRAINED,
                target,
                missed,
                new Reason(reduces ? "layoff.reduce" : "layoff.hold", says, List.of()),
                reduces ? Set.of(FlagCode.LAYOFF) : Set.of());
    }

    /** Moves ρ, with its reason and flag; null for straight sets. */
    private @Nullable Exact reduce(SlotWeek entered, List<SlotSession> sessions, List<Reason> why, SetFlags flags) {
        BackoffScheme scheme = lift.scheme().backoff();
        if (scheme == null || !(entered.prescription() instanceof Prescription.TopSet prescribed)) {
            return null;
        }
        BackoffReduction reduction = BackoffReduction.after(prescribed, scheme, sessions);
        if (reduction.why() != null) {
            why.add(reduction.why());
            if (reduction.flag() != null) {
                flags.raise(reduction.flag(), reduction.why().setIds());
            }
        }
        return reduction.next();
    }

    private String load(SlotWeek entered) {
        return entered.prescription().load().shown() + " " + lift.unit();
    }
}

package topset.program.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.SlotState.Estimates;
import topset.program.training.SlotWeek.Done;
import topset.program.training.SlotWeek.Status;
import topset.program.training.lift.FlagCode;
import topset.program.training.lift.Lift;
import topset.program.training.lift.NamedSets;
import topset.program.training.lift.Prescription;
import topset.program.training.lift.Reason;
import topset.program.training.lift.Scheme.BackoffScheme;
import topset.program.training.load.Exact;
import topset.program.training.load.LoadableWeights;
import topset.program.training.load.Loads;
import topset.program.training.load.Spoken;
import topset.program.training.progression.Progression;
import topset.program.training.progression.Progressions;
import topset.program.training.progression.RepTarget;
import topset.program.training.progression.Target;

/** A lift with what it is loaded with and the method that moves it: it plans the weeks that are entered. */
final class SlotRules {

    private final Lift lift;
    private final LoadableWeights loadable;
    private final Progression method;
    private final WeekPrescription prescriptions;

    /**
     * For a lift.
     *
     * @throws IllegalArgumentException if there is no such method
     */
    SlotRules(Lift lift, Progressions methods) {
        this.lift = lift;
        loadable = LoadableWeights.of(lift.equipment());
        method = methods.named(lift.method().name())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no method " + lift.method().name()));
        prescriptions = new WeekPrescription(lift, loadable);
    }

    Lift lift() {
        return lift;
    }

    LoadableWeights loadable() {
        return loadable;
    }

    Progression method() {
        return method;
    }

    /** What a week is entered with, as far as it does not come from the week itself. */
    record Carried(
            Status status,
            Target target,
            int missedWeeks,
            @Nullable Exact reduction,
            @Nullable Estimates estimates,
            @Nullable Done done,
            List<Reason> why,
            SetFlags flags) {}

    /** {@code first-week}: from the load that the lift starts at. */
    SlotWeek first(Entering entering) {
        return enter(entering, begun(new SetFlags()));
    }

    /** The state in which a lift begins. */
    Carried begun(SetFlags flags) {
        BackoffScheme backoff = lift.scheme().backoff();
        return new Carried(
                Status.FINAL,
                method.begin(lift, lift.start().firstLoad()),
                0,
                backoff == null ? null : backoff.reduction(),
                null,
                null,
                List.of(new Reason("first-week", FirstWeek.says(lift, firstAim()), List.of())),
                flags);
    }

    private RepTarget firstAim() {
        return RepTarget.of(lift, lift.scheme().top() == null ? 0 : method.firstReps(lift.scheme(), lift.method()));
    }

    /** Plans a week. */
    SlotWeek enter(Entering entering, Carried carried) {
        TargetOverride override = entering.override();
        Exact reduction = carried.reduction();
        if (override != null && reduction != null && override.backoffReduction() != null) {
            reduction = override.backoffReduction();
        }
        Forecast forecast = entering.forecast(lift.unit());
        WeekPrescription.Planned planned = prescriptions.of(carried.target(), reduction, override, forecast);
        Prescription prescription = planned.prescription();
        List<Reason> why = why(carried.why(), override, prescription);
        NamedSets causes = why.getFirst().sets();
        SetFlags flags = carried.flags();
        if (prescription.exactLoad().isAbove(loadable.largest())) {
            flags.raise(FlagCode.EQUIPMENT_LIMIT, causes);
        }
        if (planned.beyondFailure()) {
            flags.raise(FlagCode.BEYOND_FAILURE, causes);
        }
        return new SlotWeek(
                lift.slotId(),
                entering.week(),
                carried.status(),
                prescription,
                new SlotState(carried.target().state(), carried.missedWeeks(), reduction, carried.estimates()),
                carried.done(),
                why,
                flags.flags(),
                entering.bodyweight());
    }

    /** With the override, and with what the load is loaded as where rounding changes it. */
    private List<Reason> why(List<Reason> why, @Nullable TargetOverride override, Prescription prescription) {
        boolean rounded = Loads.compare(prescription.exactLoad(), prescription.load()) != 0;
        if (!rounded && override == null) {
            return why;
        }
        String loaded = rounded ? "loaded as " + Spoken.load(prescription.load(), lift.unit()) : "";
        boolean given = override != null && override.load() != null;
        List<Reason> all = new ArrayList<>(why);
        if (rounded && !given) {
            int last = lastWithTheLoad(why);
            all.set(last, why.get(last).adding(", " + loaded));
        }
        if (override != null) {
            all.add(new Reason("override", Overridden.says(override, lift, given ? loaded : ""), List.of()));
        }
        return all;
    }

    /** The method's reason, unless the lift was changed since: that reason names the load too. */
    private static int lastWithTheLoad(List<Reason> why) {
        int last = why.size() - 1;
        return why.get(last).rule().equals(LiftChangeKind.RULE) ? last : 0;
    }
}

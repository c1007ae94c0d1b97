package topset.program.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.training.lift.Lift;
import topset.program.training.load.Exact;
import topset.program.training.progression.Progressions;

/** A program made ready to be folded: what holds in a week is looked up, not searched for. */
final class PreparedProgram {

    private final ProgramDefinition definition;
    private final Progressions methods;
    private final IdentityHashMap<Lift, SlotRules> rules = new IdentityHashMap<>();
    private final Map<String, TargetOverride> overrides = new HashMap<>();
    private final LiftsByWeek lifts;
    /** By the very list of lifts, which weeks without a change between them share. */
    private final IdentityHashMap<List<Lift>, ProgramWeek> ready = new IdentityHashMap<>();

    PreparedProgram(ProgramDefinition definition, Progressions methods) {
        this.definition = definition;
        this.methods = methods;
        this.lifts = definition.liftsByWeek();
        definition.overrides().forEach(override -> overrides.put(override.week() + " " + override.slotId(), override));
    }

    /** The lifts of a week. */
    ProgramWeek week(int week) {
        return ready.computeIfAbsent(lifts.liftsIn(week), this::ready);
    }

    private ProgramWeek ready(List<Lift> ofWeek) {
        List<SlotRules> ofLifts = new ArrayList<>();
        for (Lift lift : ofWeek) {
            ofLifts.add(rules.computeIfAbsent(lift, each -> SlotRules.of(each, methods)));
        }
        return new ProgramWeek(ofLifts, new Slots(ofWeek), new WeeklyVolume(ofWeek, definition.catalogue()));
    }

    /** What a coach wants of a slot in a week; null: nothing. */
    @Nullable
    TargetOverride override(Lift lift, int week) {
        return overrides.isEmpty() ? null : overrides.get(week + " " + lift.slotId());
    }

    boolean isPaused(int week) {
        for (Pause pause : definition.pauses()) {
            if (pause.coversAnyDayOfWeekFrom(definition.calendar().startDate(week))) {
                return true;
            }
        }
        return false;
    }

    /** What the athlete weighed when a week began; null when that is not known. */
    @Nullable
    Exact bodyweight(int week, WeightUnit unit) {
        return definition.bodyweights().on(definition.calendar().startDate(week), unit);
    }
}

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

/** A course made ready to be folded: what holds in a week is looked up, not searched for. */
final class Program {

    private final Course course;
    private final Progressions methods;
    private final IdentityHashMap<Lift, SlotRules> rules = new IdentityHashMap<>();
    private final Map<String, TargetOverride> overrides = new HashMap<>();
    private final LiftsByWeek lifts;
    /** By the very list of lifts, which weeks without a change between them share. */
    private final IdentityHashMap<List<Lift>, ProgramWeek> ready = new IdentityHashMap<>();

    Program(Course course, Progressions methods) {
        this.course = course;
        this.methods = methods;
        this.lifts = course.liftsByWeek();
        course.overrides().forEach(override -> overrides.put(override.week() + " " + override.slotId(), override));
    }

    /** The lifts of a week. */
    ProgramWeek week(int week) {
        return ready.computeIfAbsent(lifts.liftsIn(week), this::ready);
    }

    private ProgramWeek ready(List<Lift> ofWeek) {
        List<SlotRules> ofLifts = new ArrayList<>();
        for (Lift lift : ofWeek) {
            ofLifts.add(rules.computeIfAbsent(lift, each -> new SlotRules(each, methods)));
        }
        return new ProgramWeek(ofLifts, new Slots(ofWeek), new WeeklyVolume(ofWeek, course.catalogue()));
    }

    /** What a coach wants of a slot in a week; null: nothing. */
    @Nullable
    TargetOverride override(Lift lift, int week) {
        return overrides.isEmpty() ? null : overrides.get(week + " " + lift.slotId());
    }

    boolean isPaused(int week) {
        for (Pause pause : course.pauses()) {
            if (pause.coversAnyDayOfWeekFrom(course.calendar().startDate(week))) {
                return true;
            }
        }
        return false;
    }

    /** What the athlete weighed when a week began; null when that is not known. */
    @Nullable
    Exact bodyweight(int week, WeightUnit unit) {
        return course.bodyweights().on(course.calendar().startDate(week), unit);
    }
}

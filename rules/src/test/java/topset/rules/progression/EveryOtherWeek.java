package topset.rules.progression;

import java.util.List;
import topset.contract.WeekOutcome;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Variant;
import topset.rules.progression.Progression.MethodGuide;

/** A progression method in one file: it adds the increment after every second trained week, with any result. */
public final class EveryOtherWeek implements Progression {

    private static final String WEEKS = "weeks";

    @Override
    public String name() {
        return "EVERY_OTHER_WEEK";
    }

    @Override
    public boolean suits(Variant variant) {
        return variant == Variant.SINGLE_TOP;
    }

    @Override
    public MethodGuide guide() {
        return new MethodGuide("add every other week", List.of("other.week"));
    }

    @Override
    public ProgressionResult next(WeekContext week) {
        int weeks = week.state().count(WEEKS) + 1;
        var load = week.load();
        var next = weeks % 2 == 0 ? load.plus(week.lift().method().increment()) : load;
        return new ProgressionResult(
                WeekOutcome.HIT,
                Target.of(next, week.state().with(WEEKS, weeks)),
                NamedSets.of(List.of(week.deciding().setId())).why("other.week", "week " + weeks));
    }
}

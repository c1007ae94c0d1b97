package topset.program.programs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.program.programs.ProgramEvent.LiftWarning;
import topset.program.rules.engine.SlotWeek;
import topset.program.rules.load.Spoken;
import topset.program.rules.program.TargetOverride;
import topset.program.rules.result.Reason;
import topset.store.Athlete;

/**
 * Makes the warning {@code pain} (training-rules.md § 12): the load that a coach set is not held back, although a set
 * of the week before was painful.
 */
public final class PainWarning {

    private PainWarning() {}

    /**
     * Returns the warning about a slot's week. Empty if the load is not overridden, or if the week before was not
     * painful.
     */
    public static Optional<LiftWarning> of(@Nullable TargetOverride override, SlotWeek week) {
        if (override == null || override.load() == null) {
            return Optional.empty();
        }
        var load = Spoken.load(override.load(), week.prescription().unit());
        return week.why().stream()
                .filter(PainWarning::isOfPain)
                .map(Reason::says)
                .findFirst()
                .map(says -> new LiftWarning(
                        "pain",
                        "%s, week %d: the coach's %s is not held back (%s)"
                                .formatted(week.slotId(), week.week(), load, says)));
    }

    /**
     * Returns the warnings about a week and the next one from the stored plan. The plan is read only if a load of these
     * weeks is overridden.
     *
     * @param program the program; its weeks may be missing
     */
    public static List<LiftWarning> stored(Connection connection, Athlete athlete, Program program, int week)
            throws SQLException {
        var overrides = program.adjustments().overrides().stream()
                .map(CoachAdjustments.CoachOverride::override)
                .filter(each -> each.load() != null && (each.week() == week || each.week() == week + 1))
                .toList();
        if (overrides.isEmpty()) {
            return List.of();
        }
        var wanted = new WeekTable.Wanted(athlete, program, week, week + 1, List.of());
        var weeks = WeekTable.load(connection, List.of(wanted))
                .getOrDefault(new WeekTable.Key(athlete.gym(), program.id()), program)
                .weeks();
        return overrides.stream()
                .flatMap(each -> Optional.ofNullable(weeks.get(new Program.SlotInWeek(each.week(), each.slotId())))
                        .flatMap(decided -> of(each, decided.slotWeek()))
                        .stream())
                .toList();
    }

    private static boolean isOfPain(Reason why) {
        return why.rule().equals("pain.hold") || why.rule().equals("pain.reduce");
    }
}

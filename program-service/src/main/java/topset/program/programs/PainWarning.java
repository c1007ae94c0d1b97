package topset.program.programs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import topset.contract.TargetOverride;
import topset.contract.Why;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;
import topset.rules.week.SlotWeek;
import topset.store.Athlete;

/**
 * The warning {@code pain} (training-rules.md § 12): the rules do not limit a load which a coach set by an override,
 * although a set of the week before was painful.
 */
public final class PainWarning {

    private PainWarning() {}

    public static Optional<LiftWarning> of(TargetOverride override, SlotWeek week) {
        if (override.load() == null) {
            return Optional.empty();
        }
        var load =
                NumberText.load(Exact.of(override.load()), week.prescription().unit());
        return week.why().stream()
                .filter(PainWarning::isOfPain)
                .map(Why::says)
                .findFirst()
                .map(says -> new LiftWarning(
                        "pain",
                        "%s, week %d: the coach's %s is not held back (%s)"
                                .formatted(week.slotId(), week.week(), load, says)));
    }

    /** The warnings for a week and the week after it. Reads the stored plan only if a coach overrode a load in them. */
    public static List<LiftWarning> stored(Connection connection, Athlete athlete, Program program, int week)
            throws SQLException {
        var overrides = program.adjustments().overrides().stream()
                .filter(each -> each.override().load() != null && (each.week() == week || each.week() == week + 1))
                .toList();
        if (overrides.isEmpty()) {
            return List.of();
        }
        var planned = WeekTable.load(connection, new WeekTable.Wanted(athlete, program, week, week + 1));
        return overrides.stream()
                .flatMap(each -> planned
                        .target(each.week(), each.slotId())
                        .flatMap(decided -> of(each.override(), decided.slotWeek()))
                        .stream())
                .toList();
    }

    private static boolean isOfPain(Why why) {
        return why.rule().equals("pain.hold") || why.rule().equals("pain.reduce");
    }
}

package topset.program.roster;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import topset.program.programs.Program;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.rules.lift.Lift;
import topset.program.rules.result.FlagCode;

/**
 * Collects the flags of a roster row. Each flag is listed once, the most urgent first, with the lifts, exercises or
 * muscles that it is about.
 */
final class RosterFlags {

    private RosterFlags() {}

    /**
     * Returns the flags on the plan of the given week and on the plan of the next week. Flags on a week's plan are
     * about the sets of the week before.
     */
    static List<RosterFlag> of(Program program, int week) {
        var raised = new EnumMap<FlagCode, Raised>(FlagCode.class);
        for (int shown : List.of(week, week + 1)) {
            var exercises = program.liftsIn(Math.max(1, shown)).stream()
                    .collect(Collectors.toMap(Lift::slotId, Lift::exercise, (first, second) -> first));
            for (var standing : program.flags(shown)) {
                var flag = raised.computeIfAbsent(standing.flag().code(), none -> Raised.nothing());
                var slotId = standing.slotId();
                if (slotId != null) {
                    flag.slots.add(slotId);
                }
                var about = slotId == null ? standing.flag().about() : exercises.get(slotId);
                if (about != null) {
                    flag.about.add(about);
                }
            }
        }
        return raised.entrySet().stream()
                .map(flag -> new RosterFlag(
                        flag.getKey().name(),
                        FlagUrgency.of(flag.getKey()),
                        List.copyOf(flag.getValue().slots),
                        List.copyOf(flag.getValue().about)))
                .sorted(Comparator.comparingInt(RosterFlag::urgency))
                .toList();
    }

    /** The lifts, and the exercises or muscles, that raised a flag. */
    private record Raised(Set<String> slots, Set<String> about) {
        static Raised nothing() {
            return new Raised(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }
}

package topset.program.roster;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Program;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.roster.RosterEntry.Seen;
import topset.program.roster.RosterMemory.Standing;
import topset.program.rules.lift.Lift;
import topset.program.rules.result.FlagCode;
import topset.program.seen.FlagCause;
import topset.program.seen.SeenFlag;

/**
 * Collects the flags (hints for the coach) of an athlete's roster row. Each flag is listed once, the most urgent first,
 * with the lifts, exercises or muscles that it is about.
 */
final class RosterFlags {

    private RosterFlags() {}

    /**
     * Returns the flags (hints for the coach) on the plan of the given week and on the plan of the next week. The flags
     * on the plan of a week are caused by the sets of the week before.
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
                        List.copyOf(flag.getValue().about),
                        null,
                        null))
                .sorted(Comparator.comparingInt(RosterFlag::urgency))
                .toList();
    }

    /** Returns the causes (weeks and sets) of those flags (hints for the coach) that the method {@link #of} returns. */
    static List<FlagCause> causes(Program program, int week) {
        var causes = new ArrayList<FlagCause>();
        for (int shown : List.of(week, week + 1)) {
            for (var standing : program.flags(shown)) {
                var flag = standing.flag();
                causes.add(new FlagCause(
                        flag.code(),
                        program.id(),
                        shown,
                        standing.slotId(),
                        flag.about(),
                        flag.setIds(),
                        flag.setCount()));
            }
        }
        return causes;
    }

    /**
     * Returns the flags (hints for the coach) of an athlete's roster row. Each flag has a fingerprint of its causes,
     * and the mark that a person has seen it, if the person has seen all its causes.
     */
    static List<RosterFlag> reviewed(Standing standing, Map<FlagCode, SeenFlag> marks, ZoneId zone) {
        return raised(standing).stream()
                .map(flag -> {
                    var code = FlagCode.valueOf(flag.code());
                    var causes = standing.causes(code);
                    return flag.with(FlagCause.fingerprint(causes), seen(marks.get(code), causes, zone));
                })
                .toList();
    }

    /**
     * Returns the flags (hints for the coach) on the plans of the current and the next week, and the flag about missed
     * days if there is one. The most urgent flag comes first.
     */
    private static List<RosterFlag> raised(Standing standing) {
        if (standing.missedDays().isEmpty()) {
            return standing.flags();
        }
        return Stream.concat(standing.flags().stream(), Stream.of(MissedDayFlag.of(standing.missedDays())))
                .sorted(Comparator.comparingInt(RosterFlag::urgency))
                .toList();
    }

    private static @Nullable Seen seen(@Nullable SeenFlag mark, List<FlagCause> causes, ZoneId zone) {
        if (mark == null || !mark.covers(causes)) {
            return null;
        }
        var endsAt = mark.endsAt(zone);
        return new Seen(
                mark.by(),
                mark.at().atZone(zone).toOffsetDateTime(),
                endsAt == null ? null : endsAt.atZone(zone).toOffsetDateTime());
    }

    /** The slots (lifts of the program), and the exercises or muscles, that a flag (a hint for the coach) is about. */
    private record Raised(Set<String> slots, Set<String> about) {
        static Raised nothing() {
            return new Raised(new LinkedHashSet<>(), new LinkedHashSet<>());
        }
    }
}

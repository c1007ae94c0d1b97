package topset.program.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.roster.RosterEntry.FlaggedSlot;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.roster.RosterEntry.Seen;
import topset.program.roster.RosterMemory.Standing;
import topset.program.seen.FlagCause;
import topset.program.seen.SeenFlag;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.week.Triage;

/**
 * Collects the flags of an athlete's roster row. Each flag is listed once, with the lifts,
 * exercises or muscles that it is about. Flags that ask for a decision come first, and the most urgent of them before
 * the others.
 */
final class RosterFlags {

    private static final Comparator<RosterFlag> FIRST =
            Comparator.comparing(RosterFlag::needsLook).reversed().thenComparingInt(RosterFlag::urgency);

    /** The flags about what a plan asks for; the others are about the sets of the week before. */
    private static final Set<FlagCode> OF_PRESCRIPTION = Set.of(FlagCode.BEYOND_FAILURE, FlagCode.EQUIPMENT_LIMIT);

    private static final OffsetDateTime ALREADY = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private RosterFlags() {}

    /** A flag on the plan of this week or of the next. */
    private record OnPlan(int week, boolean isNext, ProgramEvent.StandingFlag standing) {
        FlagCode code() {
            return standing.flag().code();
        }

        /** The week whose exercise the flag is about: that of the sets, or that of the prescription. */
        int weekOfExercise() {
            return OF_PRESCRIPTION.contains(code()) ? week : week - 1;
        }
    }

    /** The flags on two plans, without flags to which a newer flag is the opposite. */
    record OnPlans(Program program, Triage triage, List<OnPlan> shown) {
        /**
         * Returns the flags with their lifts, exercises or muscles. The flags on the plan of a week
         * are caused by the sets of the week before.
         */
        List<RosterFlag> flags() {
            var raised = new EnumMap<FlagCode, Raised>(FlagCode.class);
            for (var each : shown) {
                var slotId = each.standing().slotId();
                var flag = raised.computeIfAbsent(each.code(), none -> new Raised());
                flag.asksForDecision |= triage.asksForDecision(each.code(), slotId, each.isNext());
                var lift = slotId == null ? null : lift(program, slotId, each);
                if (lift != null) {
                    flag.slots.merge(
                            lift.slotId(),
                            slot(program, lift, each.week(), triage.isOfBackoff(each.code(), slotId, each.isNext())),
                            (before, now) -> before.backoff() ? now : before);
                }
                var about = slotId == null ? each.standing().flag().about() : lift == null ? null : lift.exercise();
                if (about != null) {
                    flag.about.add(about);
                }
            }
            return raised.entrySet().stream()
                    .map(flag -> flag.getValue().flag(flag.getKey()))
                    .sorted(FIRST)
                    .toList();
        }

        List<FlagCause> causes() {
            return shown.stream()
                    .map(each -> {
                        var flag = each.standing().flag();
                        return new FlagCause(
                                flag.code(),
                                program.id(),
                                each.week(),
                                each.standing().slotId(),
                                flag.about(),
                                flag.setIds(),
                                flag.setCount());
                    })
                    .toList();
        }
    }

    static OnPlans of(Program program, int week) {
        var triage = new Triage(program.week(week), program.week(week + 1));
        var shown = Stream.of(week, week + 1)
                .flatMap(each -> program.flags(each).stream().map(flag -> new OnPlan(each, each > week, flag)))
                .filter(each -> triage.stands(each.code(), each.standing().slotId(), each.isNext()))
                .toList();
        return new OnPlans(program, triage, shown);
    }

    private static @Nullable Lift lift(Program program, String slotId, OnPlan flag) {
        return program.findLift(slotId, Math.max(1, flag.weekOfExercise()))
                .or(() -> program.findLift(slotId, Math.max(1, flag.week())))
                .orElse(null);
    }

    private static FlaggedSlot slot(Program program, Lift lift, int week, boolean isBackoff) {
        var isAmbiguous = program.liftsIn(Math.max(1, week)).stream()
                .anyMatch(each -> each.exercise().equals(lift.exercise())
                        && !each.slotId().equals(lift.slotId()));
        return new FlaggedSlot(lift.slotId(), lift.exercise(), isAmbiguous ? lift.day() : null, isBackoff);
    }

    /**
     * Returns the flags of an athlete's roster row. Each flag has a fingerprint of its causes,
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
     * Returns the time from which the athlete needs a coach's attention. A flag that asks for a decision
     * (training-rules.md § 8) needs attention while it is not marked as seen.
     */
    static OffsetDateTime lookFrom(List<RosterFlag> flags) {
        return flags.stream()
                .filter(RosterFlag::needsLook)
                .map(flag -> flag.seen() == null
                        ? ALREADY
                        : Objects.requireNonNullElse(flag.seen().until(), NEVER))
                .min(OffsetDateTime::compareTo)
                .orElse(NEVER);
    }

    /**
     * Returns the flags on the plans of the current and the next week, and the flag about missed
     * days if there is one.
     */
    private static List<RosterFlag> raised(Standing standing) {
        if (standing.missedDays().isEmpty()) {
            return standing.flags();
        }
        return Stream.concat(standing.flags().stream(), Stream.of(MissedDayFlag.of(standing.missedDays())))
                .sorted(FIRST)
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

    /** The lifts, and the exercises or muscles, that a flag is about. */
    private static final class Raised {
        private final Map<String, FlaggedSlot> slots = new LinkedHashMap<>();
        private final Set<String> about = new LinkedHashSet<>();
        private boolean asksForDecision;

        RosterFlag flag(FlagCode code) {
            return new RosterFlag(
                    code.name(),
                    FlagUrgency.of(code),
                    List.copyOf(slots.keySet()),
                    List.copyOf(about),
                    asksForDecision,
                    List.copyOf(slots.values()),
                    null,
                    null);
        }
    }
}

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.program.programs.FlagCause;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.SeenFlag;
import topset.program.roster.RosterEntry.FlaggedSlot;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.roster.RosterEntry.Seen;
import topset.rules.lift.FlagCode;
import topset.rules.lift.Lift;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.Triage;

/** The flags of an athlete's roster row: each once, with the lifts, exercises or muscles that it is about. */
final class RosterFlags {
    private static final int NO_URGENCY = 99;

    /** First pain and injury, then failed sets, then stagnation, then progress. */
    private static final List<FlagCode> MOST_URGENT_FIRST = List.of(
            FlagCode.PAIN_PERSISTS,
            FlagCode.PAIN_REPORTED,
            FlagCode.INJURED,
            FlagCode.TRAINED_TO_FAILURE,
            FlagCode.BEYOND_FAILURE,
            FlagCode.SUDDEN_DROP,
            FlagCode.TARGET_MISSED,
            FlagCode.STALLED,
            FlagCode.DELOAD_SUGGESTED,
            FlagCode.NOT_TRAINED,
            FlagCode.LAYOFF,
            FlagCode.MISSED_TODAY,
            FlagCode.REDUCE_MORE,
            FlagCode.BACKOFFS_TOO_EASY,
            FlagCode.VOLUME_HIGH,
            FlagCode.VOLUME_LOW,
            FlagCode.EXTRA_TOP_SETS,
            FlagCode.OUT_OF_ORDER,
            FlagCode.WARM_UP_SKIPPED,
            FlagCode.NO_RPE,
            FlagCode.UNMATCHED_SET,
            FlagCode.EQUIPMENT_LIMIT,
            FlagCode.REVISED_AFTER_FINAL,
            FlagCode.PERSONAL_RECORD);

    private static final Comparator<RosterFlag> FIRST =
            Comparator.comparing(RosterFlag::needsLook).reversed().thenComparingInt(RosterFlag::urgency);

    /** The flags about what a plan asks for; the others are about the sets of the week before. */
    private static final Set<FlagCode> OF_PRESCRIPTION = Set.of(FlagCode.BEYOND_FAILURE, FlagCode.EQUIPMENT_LIMIT);

    private static final OffsetDateTime ALREADY = Instant.EPOCH.atOffset(ZoneOffset.UTC);
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private RosterFlags() {}

    /** An athlete whose flags only inform comes after every athlete with a flag that asks for a decision. */
    static int urgency(List<RosterFlag> flags) {
        if (flags.isEmpty()) {
            return NO_URGENCY;
        }
        var first = flags.getFirst();
        return first.needsLook() ? first.urgency() : MOST_URGENT_FIRST.size() + first.urgency();
    }

    static int urgency(FlagCode code) {
        int rank = MOST_URGENT_FIRST.indexOf(code);
        if (rank < 0) {
            throw new IllegalStateException(code + " has no urgency");
        }
        return rank;
    }

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
        List<RosterFlag> flags() {
            return shown.stream()
                    .collect(Collectors.groupingBy(
                            OnPlan::code, () -> new EnumMap<>(FlagCode.class), Collectors.toList()))
                    .entrySet()
                    .stream()
                    .map(each -> flag(each.getKey(), each.getValue()))
                    .sorted(FIRST)
                    .toList();
        }

        private RosterFlag flag(FlagCode code, List<OnPlan> raised) {
            var slots = new LinkedHashMap<String, FlaggedSlot>();
            var about = new LinkedHashSet<String>();
            var asksForDecision = false;
            for (var each : raised) {
                var slotId = each.standing().slotId();
                asksForDecision |= triage.asksForDecision(code, slotId, each.isNext());
                var lift = slotId == null ? null : lift(slotId, each);
                if (lift != null) {
                    slots.merge(
                            lift.slotId(),
                            slot(lift, each.week(), triage.isOfBackoff(code, slotId, each.isNext())),
                            (before, now) -> before.backoff() ? now : before);
                }
                var what = slotId == null ? each.standing().flag().about() : lift == null ? null : lift.exercise();
                if (what != null) {
                    about.add(what);
                }
            }
            return new RosterFlag(
                    code.name(),
                    urgency(code),
                    List.copyOf(slots.keySet()),
                    List.copyOf(about),
                    asksForDecision,
                    List.copyOf(slots.values()),
                    null,
                    null);
        }

        private @Nullable Lift lift(String slotId, OnPlan flag) {
            return program.findLift(slotId, Math.max(1, flag.weekOfExercise()))
                    .or(() -> program.findLift(slotId, Math.max(1, flag.week())))
                    .orElse(null);
        }

        private FlaggedSlot slot(Lift lift, int week, boolean isBackoff) {
            var isAmbiguous = program.liftsIn(Math.max(1, week)).stream()
                    .anyMatch(each -> each.exercise().equals(lift.exercise())
                            && !each.slotId().equals(lift.slotId()));
            return new FlaggedSlot(lift.slotId(), lift.exercise(), isAmbiguous ? lift.day() : null, isBackoff);
        }

        List<FlagCause> causes() {
            return shown.stream().map(this::cause).toList();
        }

        private FlagCause cause(OnPlan each) {
            var flag = each.standing().flag();
            return new FlagCause(
                    flag.code(),
                    program.id(),
                    each.week(),
                    each.standing().slotId(),
                    flag.about(),
                    flag.setIds(),
                    flag.setCount());
        }
    }

    /** The flags on the plan of a week are caused by the sets of the week before. */
    static OnPlans onPlans(Program program, int week) {
        var triage = new Triage(program.week(week), program.week(week + 1));
        var shown = Stream.of(week, week + 1)
                .flatMap(each -> program.flags(each).stream().map(flag -> new OnPlan(each, each > week, flag)))
                .filter(each -> triage.stands(each.code(), each.standing().slotId(), each.isNext()))
                .toList();
        return new OnPlans(program, triage, shown);
    }

    private static RosterFlag missed(List<MissedDay> missed) {
        return new RosterFlag(
                FlagCode.MISSED_TODAY.name(),
                urgency(FlagCode.MISSED_TODAY),
                missed.stream()
                        .flatMap(day -> day.slotIds().stream())
                        .distinct()
                        .toList(),
                missed.stream().map(day -> day.date().toString()).toList(),
                true,
                List.of(),
                null,
                null);
    }

    /** Each flag has a fingerprint of its causes, and the mark of the person who has seen all of them. */
    static List<RosterFlag> reviewed(RosterState state, Map<FlagCode, SeenFlag> marks, ZoneId zone) {
        var program = state.program();
        var onPlans = program == null ? List.<RosterFlag>of() : program.flags();
        return Stream.concat(
                        onPlans.stream(), state.missed().isEmpty() ? Stream.empty() : Stream.of(missed(state.missed())))
                .sorted(FIRST)
                .map(flag -> {
                    var code = FlagCode.valueOf(flag.code());
                    var causes = state.causes(code);
                    return flag.with(FlagCause.fingerprint(causes), seen(marks.get(code), causes, zone));
                })
                .toList();
    }

    /** A flag that asks for a decision (training-rules.md § 8) needs attention while it is not marked as seen. */
    static OffsetDateTime lookFrom(List<RosterFlag> flags) {
        return flags.stream()
                .filter(RosterFlag::needsLook)
                .map(flag -> flag.seen() == null
                        ? ALREADY
                        : Objects.requireNonNullElse(flag.seen().until(), NEVER))
                .min(OffsetDateTime::compareTo)
                .orElse(NEVER);
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
}

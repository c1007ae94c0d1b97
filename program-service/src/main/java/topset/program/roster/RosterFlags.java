package topset.program.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.program.programs.Program;
import topset.program.programs.SeenFlag;
import topset.program.programs.SeenFlag.FlagCause;
import topset.program.roster.RosterEntry.FlaggedSlot;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.roster.RosterEntry.Seen;
import topset.rules.lift.Lift;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.Triage;

/** The flags of an athlete's roster row: each once, with the lifts, exercises or muscles that it is about. */
final class RosterFlags {
    private static final int NO_URGENCY = 99;

    private static final List<FlagCode> MOST_URGENT_FIRST = List.of(FlagCode.values());

    private static final Comparator<RosterFlag> FIRST =
            Comparator.comparing(RosterFlag::needsLook).reversed().thenComparingInt(RosterFlag::urgency);

    /** The flags about a plan; the others are about the sets of the week before it. */
    private static final Set<FlagCode> OF_PLAN = Set.of(
            FlagCode.INJURED,
            FlagCode.LAYOFF,
            FlagCode.BEYOND_FAILURE,
            FlagCode.DELOAD_SUGGESTED,
            FlagCode.EQUIPMENT_LIMIT,
            FlagCode.REVISED_AFTER_FINAL);

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
        return MOST_URGENT_FIRST.indexOf(code);
    }

    /** A flag with its causes. A mark of a person who has seen it holds as long as it covers the causes. */
    record CausedFlag(RosterFlag flag, List<FlagCause> causes) {
        FlagCode code() {
            return flag.code();
        }

        RosterFlag reviewed(@Nullable SeenFlag mark, ZoneId zone) {
            return flag.with(FlagCause.fingerprint(causes), seen(mark, causes, zone));
        }
    }

    /**
     * The flags on the plans of a week and the next, without flags to which a newer flag is the opposite. The flags on
     * the plan of a week are caused by the sets of the week before.
     */
    static List<CausedFlag> onPlans(Program program, int week) {
        var triage = new Triage(program.week(week), program.week(week + 1));
        var shown = new EnumMap<FlagCode, List<FlagCause>>(FlagCode.class);
        for (int planned = week; planned <= week + 1; planned++) {
            for (var flag : program.flags(planned)) {
                if (triage.stands(flag.code(), flag.slotId(), planned > week)) {
                    shown.computeIfAbsent(flag.code(), none -> new ArrayList<>())
                            .add(new FlagCause(program.id(), planned, flag));
                }
            }
        }
        return shown.entrySet().stream()
                .map(each ->
                        new CausedFlag(flag(program, triage, week, each.getKey(), each.getValue()), each.getValue()))
                .toList();
    }

    private static RosterFlag flag(Program program, Triage triage, int week, FlagCode code, List<FlagCause> causes) {
        var slots = new LinkedHashMap<String, FlaggedSlot>();
        var about = new LinkedHashSet<String>();
        var asksForDecision = false;
        for (var cause : causes) {
            var isNext = cause.week() > week;
            var slotId = cause.flag().slotId();
            asksForDecision |= triage.asksForDecision(code, slotId, isNext);
            var lift = slotId == null ? null : lift(program, slotId, cause);
            if (lift != null) {
                var own = causes.stream()
                        .filter(each -> lift.slotId().equals(each.flag().slotId()));
                slots.merge(
                        lift.slotId(),
                        slot(program, lift, weeks(own), cause.week(), triage.isOfBackoff(code, slotId, isNext)),
                        (before, now) -> before.backoff() ? now : before);
            }
            var what = slotId == null ? cause.flag().about() : lift == null ? null : lift.exercise();
            if (what != null) {
                about.add(what);
            }
        }
        return new RosterFlag(
                code,
                urgency(code),
                List.copyOf(slots.keySet()),
                List.copyOf(about),
                weeks(causes.stream()),
                asksForDecision,
                List.copyOf(slots.values()),
                null,
                null);
    }

    /** With the exercise that the flag is about: that of the week of the sets, or of the prescription. */
    private static @Nullable Lift lift(Program program, String slotId, FlagCause cause) {
        int week = OF_PLAN.contains(cause.flag().code()) ? cause.week() : cause.week() - 1;
        return program.findLift(slotId, week).orElse(null);
    }

    /** The weeks whose sets raised a flag. */
    private static List<Integer> weeks(Stream<FlagCause> causes) {
        return causes.filter(each -> !OF_PLAN.contains(each.flag().code()))
                .map(each -> each.week() - 1)
                .distinct()
                .sorted()
                .toList();
    }

    private static FlaggedSlot slot(Program program, Lift lift, List<Integer> weeks, int week, boolean isBackoff) {
        var isAmbiguous = program.liftsIn(Math.max(1, week)).stream()
                .anyMatch(each -> each.exercise().equals(lift.exercise())
                        && !each.slotId().equals(lift.slotId()));
        return new FlaggedSlot(lift.slotId(), lift.exercise(), isAmbiguous ? lift.day() : null, weeks, isBackoff);
    }

    static CausedFlag missed(UUID programId, List<MissedDay> missed) {
        var flag = new RosterFlag(
                FlagCode.MISSED_TODAY,
                urgency(FlagCode.MISSED_TODAY),
                missed.stream()
                        .flatMap(day -> day.slotIds().stream())
                        .distinct()
                        .toList(),
                missed.stream().map(day -> day.date().toString()).toList(),
                List.of(),
                true,
                List.of(),
                null,
                null);
        return new CausedFlag(
                flag,
                missed.stream()
                        .map(day -> new FlagCause(programId, day.week(), StandingFlag.of(null, day.flag())))
                        .toList());
    }

    /** Each flag has a fingerprint of its causes, and the mark of the person who has seen all of them. */
    static List<RosterFlag> reviewed(RosterState state, Map<FlagCode, SeenFlag> marks, ZoneId zone) {
        return state.flags()
                .map(flag -> flag.reviewed(marks.get(flag.code()), zone))
                .sorted(FIRST)
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

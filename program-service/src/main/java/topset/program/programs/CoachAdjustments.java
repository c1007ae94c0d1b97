package topset.program.programs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Pause;
import topset.contract.TargetOverride;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.rules.progression.Deloads;

/**
 * The coach's changes to a program since its start, except changed lifts. {@code endedOn} is the first day after the
 * program; absent until a coach ends it.
 */
public record CoachAdjustments(
        List<OverriddenTarget> overrides,
        List<Pause> pauses,
        Deloads deloads,
        @Nullable LocalDate endedOn) {

    static CoachAdjustments none(@Nullable Integer deloadEvery) {
        return new CoachAdjustments(List.of(), List.of(), Deloads.every(deloadEvery), null);
    }

    public Optional<TargetOverride> override(String slotId, int week) {
        return overrides.stream()
                .filter(each -> each.isOf(slotId, week))
                .findFirst()
                .map(OverriddenTarget::override);
    }

    /** Also of an event that changes lifts, which are no part of the adjustments. */
    CoachAdjustments after(ProgramEvent.OfCoach event) {
        return switch (event) {
            case ProgramEvent.TargetOverridden(var _, var target, var _) -> {
                var kept = without(target.slotId(), target.week());
                yield new CoachAdjustments(added(kept, target), pauses, deloads, endedOn);
            }
            case ProgramEvent.OverrideRemoved removed ->
                new CoachAdjustments(without(removed.slotId(), removed.week()), pauses, deloads, endedOn);
            case ProgramEvent.ProgramPaused(var _, var pause, var _) ->
                new CoachAdjustments(overrides, added(pauses, pause), deloads, endedOn);
            case ProgramEvent.ProgramResumed resumed ->
                new CoachAdjustments(overrides, resumed(resumed.on()), deloads, endedOn);
            case ProgramEvent.DeloadPlanned planned ->
                new CoachAdjustments(overrides, pauses, deloads.with(planned.deload()), endedOn);
            case ProgramEvent.DeloadRemoved removed ->
                new CoachAdjustments(overrides, pauses, deloads.without(removed.week()), endedOn);
            case ProgramEvent.ProgramEnded ended -> new CoachAdjustments(overrides, pauses, deloads, ended.endsOn());
            case ProgramEvent.ProgramStarted _, ProgramEvent.LiftChanged _ -> this;
        };
    }

    CoachAdjustments withOverrides(Predicate<OverriddenTarget> kept) {
        return new CoachAdjustments(overrides.stream().filter(kept).toList(), pauses, deloads, endedOn);
    }

    private List<OverriddenTarget> without(String slotId, int week) {
        return overrides.stream().filter(each -> !each.isOf(slotId, week)).toList();
    }

    private static <T> List<T> added(List<T> all, T last) {
        return Stream.concat(all.stream(), Stream.of(last)).toList();
    }

    /**
     * Today, or the first day of a pause that has not begun. Empty if there is no such pause; {@code from} is the first
     * day of the pause to end, absent for the pause that covers today.
     */
    Optional<LocalDate> resumesOn(LocalDate today, @Nullable LocalDate from) {
        return pauses.stream()
                .filter(each -> from == null ? each.covers(today) : each.from().equals(from))
                .filter(each -> each.to() == null || !each.to().isBefore(today))
                .findFirst()
                .map(each -> each.from().isAfter(today) ? each.from() : today);
    }

    /** Two pauses may cover the same day. {@code from} is the first day of the pause to end. */
    boolean wouldEndAnother(LocalDate today, LocalDate from) {
        return resumesOn(today, from)
                .map(on -> pauses.stream().filter(each -> each.covers(on)).count() > 1)
                .orElse(false);
    }

    /** Each pause that covers this day now ends on the day before. A pause that begins on this day is removed. */
    private List<Pause> resumed(LocalDate on) {
        return pauses.stream()
                .filter(pause -> !pause.covers(on) || pause.from().isBefore(on))
                .map(pause -> pause.covers(on) ? pause.endingOn(on.minusDays(1)) : pause)
                .toList();
    }
}

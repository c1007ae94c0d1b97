package topset.program.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.rules.deload.Deload;
import topset.program.rules.deload.Deloads;
import topset.program.rules.program.Pause;
import topset.program.rules.program.TargetOverride;

/**
 * What a coach adjusted since a program started, apart from its lifts ({@link topset.program.rules.program.LiftsByWeek}).
 *
 * @param overrides one a slot and week
 * @param deloads also those that the program started with, every so many weeks one
 * @param endedOn first day that is no longer part of the program; absent while nobody has ended it
 */
public record CoachAdjustments(
        List<CoachOverride> overrides,
        List<Rest> pauses,
        Deloads deloads,
        @Nullable LocalDate endedOn) {

    /** Nothing yet, of a program with a deload every so many weeks, or with none by itself. */
    static CoachAdjustments none(@Nullable Integer deloadEvery) {
        return new CoachAdjustments(List.of(), List.of(), Deloads.every(deloadEvery), null);
    }

    /** A target set by hand; {@code forced} is the written reason why it may be outside the bounds. */
    public record CoachOverride(
            TargetOverride override, @Nullable String forced) {}

    /** A pause and its reason: {@code to} is the last day of rest; absent: until it is resumed. */
    public record Rest(LocalDate from, @Nullable LocalDate to, String reason) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        Pause pause() {
            return new Pause(from, to);
        }
    }

    /** The overrides as the rules see them. */
    List<TargetOverride> targetOverrides() {
        return overrides.stream().map(CoachOverride::override).toList();
    }

    /** The pauses as the rules see them. */
    List<Pause> restDays() {
        return pauses.stream().map(Rest::pause).toList();
    }

    /** The override of a slot's week. */
    public Optional<TargetOverride> override(String slotId, int week) {
        return overrides.stream()
                .map(CoachOverride::override)
                .filter(of(slotId, week))
                .findFirst();
    }

    CoachAdjustments withOverride(CoachOverride overridden) {
        var kept = new ArrayList<>(withoutOverride(
                        overridden.override().slotId(), overridden.override().week())
                .overrides);
        kept.add(overridden);
        return new CoachAdjustments(List.copyOf(kept), pauses, deloads, endedOn);
    }

    CoachAdjustments withoutOverride(String slotId, int week) {
        var kept = new ArrayList<>(overrides);
        kept.removeIf(each -> of(slotId, week).test(each.override()));
        return new CoachAdjustments(List.copyOf(kept), pauses, deloads, endedOn);
    }

    CoachAdjustments withPause(Rest rest) {
        var all = new ArrayList<>(pauses);
        all.add(rest);
        return new CoachAdjustments(overrides, List.copyOf(all), deloads, endedOn);
    }

    CoachAdjustments withDeload(Deload deload) {
        return new CoachAdjustments(overrides, pauses, deloads.with(deload), endedOn);
    }

    CoachAdjustments withoutDeload(int week) {
        return new CoachAdjustments(overrides, pauses, deloads.without(week), endedOn);
    }

    /**
     * The first day that is no longer paused after resuming: today, or the first day of a named pause that has not begun.
     *
     * @param from first day of the pause to end; absent: the one that covers today
     * @return empty when there is no such pause
     */
    Optional<LocalDate> resumesOn(LocalDate today, @Nullable LocalDate from) {
        return pauses.stream()
                .filter(each -> from == null ? each.covers(today) : each.from().equals(from))
                .filter(each -> each.to() == null || !each.to().isBefore(today))
                .findFirst()
                .map(each -> each.from().isAfter(today) ? each.from() : today);
    }

    /** Whether resuming from the pause that begins on {@code from} would also end another pause, which covers the same day. */
    boolean wouldEndAnother(LocalDate today, LocalDate from) {
        return resumesOn(today, from)
                .map(on -> pauses.stream().filter(each -> each.covers(on)).count() > 1)
                .orElse(false);
    }

    /** Every pause that covers the day ends the day before; a pause that begins on that day is dropped. */
    public CoachAdjustments resumed(LocalDate on) {
        var shorter = new ArrayList<Rest>();
        for (var rest : pauses) {
            if (!rest.covers(on)) {
                shorter.add(rest);
            } else if (rest.from().isBefore(on)) {
                shorter.add(new Rest(rest.from(), on.minusDays(1), rest.reason()));
            }
        }
        return new CoachAdjustments(overrides, List.copyOf(shorter), deloads, endedOn);
    }

    public CoachAdjustments ended(LocalDate on) {
        return new CoachAdjustments(overrides, pauses, deloads, on);
    }

    private static Predicate<TargetOverride> of(String slotId, int week) {
        return each -> each.week() == week && each.slotId().equals(slotId);
    }
}

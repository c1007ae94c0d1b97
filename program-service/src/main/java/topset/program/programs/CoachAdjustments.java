package topset.program.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.rules.progression.Deload;
import topset.rules.progression.Deloads;
import topset.rules.week.Pause;
import topset.rules.week.TargetOverride;

/**
 * The coach's changes to a program since its start. Changed lifts are in {@link
 * topset.rules.week.LiftsByWeek}.
 *
 * @param overrides at most one for each slot and week
 * @param deloads the planned and removed deloads, and the period of regular deloads with which the program started
 * @param endedOn the first day after the program; absent until a coach ends it
 */
public record CoachAdjustments(
        List<CoachOverride> overrides,
        List<Rest> pauses,
        Deloads deloads,
        @Nullable LocalDate endedOn) {

    /**
     * The adjustments of a program that has just started.
     *
     * @param deloadEvery the period of regular deloads in weeks; null if the program has no regular deloads
     */
    static CoachAdjustments none(@Nullable Integer deloadEvery) {
        return new CoachAdjustments(List.of(), List.of(), Deloads.every(deloadEvery), null);
    }

    /** {@code forced} is the coach's written reason for a value outside the allowed range. */
    public record CoachOverride(
            TargetOverride override, @Nullable String forced) {}

    /** {@code to} is the last day of the pause; if it is absent, the pause lasts until the program is resumed. */
    public record Rest(LocalDate from, @Nullable LocalDate to, String reason) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        Pause pause() {
            return new Pause(from, to);
        }
    }

    List<TargetOverride> targetOverrides() {
        return overrides.stream().map(CoachOverride::override).toList();
    }

    public List<Pause> restDays() {
        return pauses.stream().map(Rest::pause).toList();
    }

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
     * The first day after a pause, if the program is resumed today. It is today, or the first day of the pause if the
     * pause has not begun.
     *
     * @param from the first day of the pause to end; absent means the pause that covers today
     * @return empty if there is no such pause
     */
    Optional<LocalDate> resumesOn(LocalDate today, @Nullable LocalDate from) {
        return pauses.stream()
                .filter(each -> from == null ? each.covers(today) : each.from().equals(from))
                .filter(each -> each.to() == null || !each.to().isBefore(today))
                .findFirst()
                .map(each -> each.from().isAfter(today) ? each.from() : today);
    }

    /**
     * Two pauses may cover the same day.
     *
     * @param from the first day of the pause to end
     */
    boolean wouldEndAnother(LocalDate today, LocalDate from) {
        return resumesOn(today, from)
                .map(on -> pauses.stream().filter(each -> each.covers(on)).count() > 1)
                .orElse(false);
    }

    /** Each pause that covers this day now ends on the day before. A pause that begins on this day is removed. */
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

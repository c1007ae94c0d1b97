package topset.program.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.program.training.LiftChange;
import topset.program.training.Pause;
import topset.program.training.TargetOverride;

/**
 * What a coach changed of a program since it started.
 *
 * @param lifts one a slot and week
 * @param overrides one a slot and week
 * @param endedOn first day that is no longer part of the program; absent while nobody has ended it
 */
public record CoachAdjustments(
        List<LiftChange> lifts,
        List<CoachOverride> overrides,
        List<Rest> pauses,
        @Nullable LocalDate endedOn) {

    static final CoachAdjustments NONE = new CoachAdjustments(List.of(), List.of(), List.of(), null);

    /** A target set by hand; {@code forced} is why it may be outside the bounds. */
    public record CoachOverride(
            TargetOverride override, @Nullable String forced) {}

    /** Days of rest, {@code to} included; absent: until further notice. */
    public record Rest(LocalDate from, @Nullable LocalDate to, String reason) {

        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }

        Pause pause() {
            return new Pause(from, to);
        }
    }

    /** The override of a slot's week. */
    public Optional<TargetOverride> override(String slotId, int week) {
        return overrides.stream()
                .map(CoachOverride::override)
                .filter(of(slotId, week))
                .findFirst();
    }

    CoachAdjustments withLift(LiftChange change) {
        var kept = new ArrayList<>(lifts);
        kept.removeIf(each -> each.week() == change.week()
                && each.lift().slotId().equals(change.lift().slotId()));
        kept.add(change);
        return new CoachAdjustments(List.copyOf(kept), overrides, pauses, endedOn);
    }

    CoachAdjustments withOverride(CoachOverride overridden) {
        var kept = new ArrayList<>(withoutOverride(
                        overridden.override().slotId(), overridden.override().week())
                .overrides);
        kept.add(overridden);
        return new CoachAdjustments(lifts, List.copyOf(kept), pauses, endedOn);
    }

    CoachAdjustments withoutOverride(String slotId, int week) {
        var kept = new ArrayList<>(overrides);
        kept.removeIf(each -> of(slotId, week).test(each.override()));
        return new CoachAdjustments(lifts, List.copyOf(kept), pauses, endedOn);
    }

    CoachAdjustments withPause(Rest rest) {
        var longer = new ArrayList<>(pauses);
        longer.add(rest);
        return new CoachAdjustments(lifts, overrides, List.copyOf(longer), endedOn);
    }

    /**
     * The first day that is no longer paused when a coach goes on: today, where a pause runs; of one that has not begun and is named, the day on
     * which it would have.
     *
     * @param from of the pause that is meant; absent: whichever runs
     * @return empty when there is none such
     */
    Optional<LocalDate> goesOn(LocalDate today, @Nullable LocalDate from) {
        return pauses.stream()
                .filter(each -> from == null ? each.covers(today) : each.from().equals(from))
                .filter(each -> each.to() == null || !each.to().isBefore(today))
                .findFirst()
                .map(each -> each.from().isAfter(today) ? each.from() : today);
    }

    /** Whether ending the pause that begins on that day would end another, which covers the same day. */
    boolean wouldEndAnother(LocalDate today, LocalDate from) {
        return goesOn(today, from)
                .map(on -> pauses.stream().filter(each -> each.covers(on)).count() > 1)
                .orElse(false);
    }

    /** A pause that covers the day ends the day before; one that begins with it never was. */
    CoachAdjustments resumed(LocalDate on) {
        var shorter = new ArrayList<Rest>();
        for (var rest : pauses) {
            if (!rest.covers(on)) {
                shorter.add(rest);
            } else if (rest.from().isBefore(on)) {
                shorter.add(new Rest(rest.from(), on.minusDays(1), rest.reason()));
            }
        }
        return new CoachAdjustments(lifts, overrides, List.copyOf(shorter), endedOn);
    }

    CoachAdjustments ended(LocalDate on) {
        return new CoachAdjustments(lifts, overrides, pauses, on);
    }

    private static Predicate<TargetOverride> of(String slotId, int week) {
        return each -> each.week() == week && each.slotId().equals(slotId);
    }
}

package topset.program.programs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.rules.progression.Deloads;
import topset.rules.week.Pause;
import topset.rules.week.TargetOverride;

/**
 * The coach's changes to a program since its start, except changed lifts. {@code endedOn} is the first day after the
 * program; absent until a coach ends it.
 */
public record CoachAdjustments(
        List<CoachOverride> overrides,
        List<Rest> pauses,
        Deloads deloads,
        @Nullable LocalDate endedOn) {

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

    /** Also of an event that changes lifts, which are no part of the adjustments. */
    CoachAdjustments after(ProgramEvent.OfCoach event) {
        return switch (event) {
            case ProgramEvent.TargetOverridden(var _, var override, var forced, var _) -> {
                var kept = without(override.slotId(), override.week());
                yield new CoachAdjustments(added(kept, new CoachOverride(override, forced)), pauses, deloads, endedOn);
            }
            case ProgramEvent.OverrideRemoved removed ->
                new CoachAdjustments(without(removed.slotId(), removed.week()), pauses, deloads, endedOn);
            case ProgramEvent.ProgramPaused(var _, var from, var to, var reason, var _) ->
                new CoachAdjustments(overrides, added(pauses, new Rest(from, to, reason)), deloads, endedOn);
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

    private List<CoachOverride> without(String slotId, int week) {
        return overrides.stream()
                .filter(each -> !of(slotId, week).test(each.override()))
                .toList();
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
    private List<Rest> resumed(LocalDate on) {
        return pauses.stream()
                .filter(rest -> !rest.covers(on) || rest.from().isBefore(on))
                .map(rest -> rest.covers(on) ? new Rest(rest.from(), on.minusDays(1), rest.reason()) : rest)
                .toList();
    }

    private static Predicate<TargetOverride> of(String slotId, int week) {
        return each -> each.week() == week && each.slotId().equals(slotId);
    }
}

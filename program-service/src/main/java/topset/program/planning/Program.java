package topset.program.planning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.training.SlotWeek;
import topset.program.training.TodayBackoff;
import topset.program.training.lift.Lift;

/**
 * A program and what was decided for it. {@code weeks} and {@code backoffs} hold the part that a command needs: the whole
 * would grow with the athlete's years.
 *
 * @param nth 1 for the athlete's first program
 * @param weeks newest decision of each slot and week
 * @param backoffs newest backoff of the day of each session and slot
 */
public record Program(
        UUID id,
        int nth,
        LocalDate startsOn,
        @Nullable String template,
        @Nullable String structure,
        List<Lift> lifts,
        List<ProgramEvent.LiftWarning> warnings,
        Map<SlotInWeek, Decided> weeks,
        Map<SlotInSession, TodayBackoff> backoffs) {

    /** A slot in a week. */
    public record SlotInWeek(int week, String slotId) {}

    /** A slot in a session. */
    public record SlotInSession(String sessionId, String slotId) {}

    /** A decision that stands. */
    public record Decided(SlotWeek slotWeek, int revision, boolean revisedAfterFinal) {}

    /** The lift of a slot. */
    public Lift lift(String slotId) {
        return lifts.stream()
                .filter(lift -> lift.slotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("program " + id + " has no slot " + slotId));
    }

    /** The decisions of one week, in the order of the lifts; empty when it was never planned. */
    public List<SlotWeek> week(int week) {
        return lifts.stream()
                .map(lift -> weeks.get(new SlotInWeek(week, lift.slotId())))
                .filter(decided -> decided != null)
                .map(Decided::slotWeek)
                .toList();
    }

    static Program evolve(@Nullable Program before, ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.ProgramStarted started -> {
                if (before != null) {
                    throw new IllegalStateException("program " + started.programId() + " started twice");
                }
                yield new Program(
                        started.programId(),
                        started.nth(),
                        started.startsOn(),
                        started.template(),
                        started.structure(),
                        started.lifts(),
                        started.warnings(),
                        Map.of(),
                        Map.of());
            }
            case ProgramEvent.WeekRecomputed recomputed -> {
                var program = existing(before, recomputed.programId());
                var weeks = new HashMap<>(program.weeks);
                weeks.put(
                        new SlotInWeek(
                                recomputed.slotWeek().week(),
                                recomputed.slotWeek().slotId()),
                        new Decided(recomputed.slotWeek(), recomputed.revision(), recomputed.revisedAfterFinal()));
                yield program.with(Map.copyOf(weeks), program.backoffs);
            }
            case ProgramEvent.BackoffAdjusted adjusted -> {
                var program = existing(before, adjusted.programId());
                var backoffs = new HashMap<>(program.backoffs);
                backoffs.put(new SlotInSession(adjusted.sessionId().toString(), adjusted.slotId()), adjusted.backoff());
                yield program.with(program.weeks, Map.copyOf(backoffs));
            }
            case ProgramEvent.ProfileChanged changed ->
                throw new IllegalStateException("a profile is not part of a program");
        };
    }

    Program with(Map<SlotInWeek, Decided> newWeeks, Map<SlotInSession, TodayBackoff> newBackoffs) {
        return new Program(id, nth, startsOn, template, structure, lifts, warnings, newWeeks, newBackoffs);
    }

    private static Program existing(@Nullable Program program, UUID id) {
        if (program == null || !program.id.equals(id)) {
            throw new IllegalStateException("program " + id + " has not started");
        }
        return program;
    }
}

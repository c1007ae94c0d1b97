package topset.program.planning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.planning.ProgramEvent.LiftWarning;
import topset.program.planning.ProgramEvent.StandingFlag;
import topset.program.training.ExerciseTrend;
import topset.program.training.FoldedWeek;
import topset.program.training.LiftChange;
import topset.program.training.LiftsByWeek;
import topset.program.training.ProgramDefinition;
import topset.program.training.SlotWeek;
import topset.program.training.TodayBackoff;
import topset.program.training.lift.Lift;

/**
 * A program: how it started, what a coach changed since, and what was folded from that and the facts.
 *
 * @param nth 1 for the athlete's first program
 * @param lifts as it was started with; see {@link #lifts(int)}
 * @param planState the part that a command needs: the whole would grow with the athlete's years
 */
public record Program(
        UUID id,
        int nth,
        LocalDate startsOn,
        @Nullable String template,
        @Nullable String structure,
        List<Lift> lifts,
        List<LiftWarning> warnings,
        CoachAdjustments adjustments,
        PlanState planState) {

    /** A slot in a week. */
    public record SlotInWeek(int week, String slotId) {}

    /** A slot in a session. */
    public record SlotInSession(String sessionId, String slotId) {}

    /** A decision that stands. */
    public record Decided(SlotWeek slotWeek, int revision, boolean revisedAfterFinal) {}

    /** Newest decision of each slot and week. */
    public Map<SlotInWeek, Decided> weeks() {
        return planState.weeks();
    }

    /** Newest backoff of the day of each session and slot. */
    public Map<SlotInSession, TodayBackoff> backoffs() {
        return planState.backoffs();
    }

    /** The lifts of a week, in the order of the start. */
    public List<Lift> lifts(int week) {
        return new LiftsByWeek(lifts, adjustments.lifts()).liftsIn(week);
    }

    /** The lift of a slot in a week. */
    public Lift lift(String slotId, int week) {
        return lifts(week).stream()
                .filter(lift -> lift.slotId().equals(slotId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("program " + id + " has no slot " + slotId));
    }

    public boolean hasSlot(String slotId) {
        return lifts.stream().anyMatch(lift -> lift.slotId().equals(slotId));
    }

    /** The decisions of one week, in the order of the lifts; empty when it was never planned. */
    public List<SlotWeek> week(int week) {
        return lifts.stream()
                .map(lift -> weeks().get(new SlotInWeek(week, lift.slotId())))
                .filter(decided -> decided != null)
                .map(Decided::slotWeek)
                .toList();
    }

    /** The week that a date is in; 0 or less before the start. */
    public int weekOf(LocalDate date) {
        return Math.toIntExact(Math.floorDiv(ChronoUnit.DAYS.between(startsOn, date), 7L) + 1);
    }

    /**
     * Whether a week is there to be lifted.
     *
     * @param endsOn first day that is no longer part of the program; absent while it runs on
     */
    public boolean coversWeek(int week, @Nullable LocalDate endsOn) {
        return endsOn == null || startsOn.plusWeeks(week - 1L).isBefore(endsOn);
    }

    /** How strong the lifter was in each exercise on entering a week that is certain; nothing before there is anything to go by. */
    public Map<String, ExerciseTrend> trends(int week) {
        return planState.trends().getOrDefault(week, Map.of());
    }

    /** All flags that stand on a week's plan. */
    public List<StandingFlag> flags(int week) {
        return planState.flags().getOrDefault(week, List.of());
    }

    /** What the fold goes on from. */
    FoldedWeek entered(int week) {
        return new FoldedWeek(
                week,
                week(week),
                planState.trends().getOrDefault(week, Map.of()),
                flags(week).stream()
                        .filter(standing -> standing.slotId() == null)
                        .map(StandingFlag::flag)
                        .toList());
    }

    /** The program as the rules see it; {@code earlier} is what came before it. */
    ProgramDefinition definition(ProgramCommand.Setting setting, Map<String, ExerciseTrend> earlier) {
        return new ProgramDefinition(
                setting.calendar(),
                new LiftsByWeek(lifts, adjustments.lifts()),
                adjustments.overrides().stream()
                        .map(CoachAdjustments.CoachOverride::override)
                        .toList(),
                adjustments.pauses().stream().map(CoachAdjustments.Rest::pause).toList(),
                setting.bodyweights(),
                earlier,
                setting.catalogue(),
                setting.endsAt());
    }

    static Program evolve(@Nullable Program before, ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.OfCoach decided -> evolve(before, decided);
            case ProgramEvent.WeekRecomputed recomputed ->
                existing(before, recomputed.programId()).folded(event);
            case ProgramEvent.WeekEntered entered ->
                existing(before, entered.programId()).folded(event);
            case ProgramEvent.FlagsChanged changed ->
                existing(before, changed.programId()).folded(event);
            case ProgramEvent.BackoffAdjusted adjusted ->
                existing(before, adjusted.programId()).folded(event);
            case ProgramEvent.ProfileChanged changed ->
                throw new IllegalStateException("a profile is not part of a program");
            case ProgramEvent.RosterRowChanged changed ->
                throw new IllegalStateException("a row is not part of a program");
            case ProgramEvent.AthleteErased erased ->
                throw new IllegalStateException("nothing is left of this program");
        };
    }

    private static Program evolve(@Nullable Program before, ProgramEvent.OfCoach event) {
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
                        CoachAdjustments.NONE,
                        PlanState.NOTHING);
            }
            case ProgramEvent.LiftChanged changed ->
                existing(before, changed.programId()).changed(changed);
            case ProgramEvent.ProgramPaused paused -> {
                var program = existing(before, paused.programId());
                yield program.with(program.adjustments.withPause(
                        new CoachAdjustments.Rest(paused.from(), paused.to(), paused.reason())));
            }
            case ProgramEvent.ProgramResumed resumed -> {
                var program = existing(before, resumed.programId());
                yield program.with(program.adjustments.resumed(resumed.on()));
            }
            case ProgramEvent.ProgramEnded ended -> {
                var program = existing(before, ended.programId());
                yield program.with(program.adjustments.ended(ended.endsOn()));
            }
            case ProgramEvent.TargetOverridden overridden -> {
                var program = existing(before, overridden.programId());
                yield program.with(program.adjustments.withOverride(
                        new CoachAdjustments.CoachOverride(overridden.override(), overridden.forced())));
            }
            case ProgramEvent.OverrideRemoved removed -> {
                var program = existing(before, removed.programId());
                yield program.with(program.adjustments.withoutOverride(removed.slotId(), removed.week()));
            }
        };
    }

    private Program changed(ProgramEvent.LiftChanged changed) {
        var all = new ArrayList<>(warnings);
        changed.warnings().stream().filter(each -> !all.contains(each)).forEach(all::add);
        var more = adjustments.withLift(new LiftChange(changed.fromWeek(), changed.lift()));
        return new Program(id, nth, startsOn, template, structure, lifts, List.copyOf(all), more, planState);
    }

    private Program with(CoachAdjustments newAdjustments) {
        return new Program(id, nth, startsOn, template, structure, lifts, warnings, newAdjustments, planState);
    }

    Program with(PlanState newPlanState) {
        return new Program(id, nth, startsOn, template, structure, lifts, warnings, adjustments, newPlanState);
    }

    private Program folded(ProgramEvent event) {
        return with(planState.with(List.of(event)));
    }

    private static Program existing(@Nullable Program program, UUID id) {
        if (program == null || !program.id.equals(id)) {
            throw new IllegalStateException("program " + id + " has not started");
        }
        return program;
    }
}

package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.progression.Bodyweights;
import topset.rules.week.EarlierTraining;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.TrainingCalendar;
import topset.store.Athlete;

/**
 * An athlete's profile and programs. The programs are ordered by their start.
 *
 * @param exercises the version of the exercises that the gym has defined, as of when the programs were read; absent if
 * the gym has defined none, or if the programs were not read but made from events
 */
public record AthletePrograms(
        Athlete athlete,
        @Nullable Profile profile,
        List<Planned> programs,
        @Nullable UUID exercises) {

    /**
     * A program without its weeks. {@code plannedTo} is 0 before the first plan; {@code nextWeekAt} is the end of the
     * running week as of the last plan, absent if every week is closed.
     */
    public record Planned(
            Program program, int plannedTo, @Nullable Instant nextWeekAt) {

        public boolean isOpen() {
            return nextWeekAt != null || plannedTo == 0;
        }
    }

    /**
     * The week from which the sets before a program are processed again. {@code program} is an earlier one, whose
     * stored state at the start of {@code week} can no longer change; absent means that all sets are processed.
     */
    public record EarlierWeek(@Nullable Program program, int week) {
        public static final EarlierWeek ALL = new EarlierWeek(null, 0);
    }

    private static final Comparator<Planned> ORDER = Comparator.<Planned, LocalDate>comparing(
                    planned -> planned.program().startsOn())
            .thenComparingInt(planned -> planned.program().start().nth());

    public static AthletePrograms of(
            Athlete athlete, @Nullable Profile profile, List<Planned> programs, @Nullable UUID exercises) {
        return new AthletePrograms(
                athlete, profile, programs.stream().sorted(ORDER).toList(), exercises);
    }

    public AthletePrograms with(Profile changed) {
        return new AthletePrograms(athlete, changed, programs, exercises);
    }

    /** A program with a new id is added without a plan. */
    public AthletePrograms with(Program changed) {
        var others = programs.stream().filter(each -> !each.program().id().equals(changed.id()));
        var planned = find(changed.id())
                .map(before -> new Planned(changed, before.plannedTo(), before.nextWeekAt()))
                .orElseGet(() -> new Planned(changed, 0, null));
        return of(athlete, profile, Stream.concat(others, Stream.of(planned)).toList(), exercises);
    }

    public Profile requireProfile() {
        if (profile == null) {
            throw new IllegalStateException("athlete " + athlete + " has a program and no profile");
        }
        return profile;
    }

    public LocalDate today(Instant now) {
        return now.atZone(requireProfile().zone()).toLocalDate();
    }

    public OffsetDateTime midnight(Instant now) {
        return today(now).atStartOfDay(requireProfile().zone()).toOffsetDateTime();
    }

    public TrainingCalendar calendar(Program program) {
        return new TrainingCalendar(program.startsOn(), requireProfile().zones());
    }

    /** 0 before the program starts. */
    public int currentWeek(Program program, Instant now) {
        return Math.max(0, calendar(program).weekOf(now));
    }

    /** Without the trends from the training before the program. */
    public ProgramDefinition definition(Program program, Function<String, @Nullable Exercise> catalogue) {
        var adjustments = program.adjustments();
        return new ProgramDefinition(
                calendar(program),
                program.lifts(),
                adjustments.overrides(),
                adjustments.pauses(),
                adjustments.deloads(),
                bodyweights(),
                requireProfile().injuries(),
                Map.of(),
                catalogue,
                endsAt(program));
    }

    public Bodyweights bodyweights() {
        return requireProfile().weighed();
    }

    public Optional<Planned> find(UUID programId) {
        return programs.stream()
                .filter(each -> each.program().id().equals(programId))
                .findFirst();
    }

    /** The day on which a coach ended a program, or on which the next one starts. Empty while no end is known. */
    public Optional<LocalDate> endsOn(Program program) {
        var next = programs.stream()
                .map(Planned::program)
                .dropWhile(each -> !each.id().equals(program.id()))
                .skip(1)
                .filter(each -> !isCalledOff(each))
                .findFirst()
                .map(Program::startsOn)
                .orElse(null);
        var ended = program.adjustments().endedOn();
        if (next == null || ended == null) {
            return Optional.ofNullable(next == null ? ended : next);
        }
        return Optional.of(next.isBefore(ended) ? next : ended);
    }

    public boolean isBefore(Program program, UUID other) {
        return programs.stream()
                .map(each -> each.program().id())
                .takeWhile(each -> !each.equals(other))
                .anyMatch(program.id()::equals);
    }

    /** A program that a coach ended before its start does not end the program before it. */
    private static boolean isCalledOff(Program program) {
        var ended = program.adjustments().endedOn();
        return ended != null && !ended.isAfter(program.startsOn());
    }

    /** Whether a program runs for a day: no coach called it off, and no other program starts on its first day. */
    public boolean hasDays(Program program) {
        return endsOn(program).map(program.startsOn()::isBefore).orElse(true);
    }

    @Nullable
    public Instant endsAt(Program program) {
        return endsOn(program)
                .map(date -> new TrainingCalendar(date, requireProfile().zones()).startOf(1))
                .orElse(null);
    }

    /** The end of a program's current week; null if every week of the program has ended and is final. */
    @Nullable
    public Instant nextWeekAt(Program program, Instant asOf) {
        var endsAt = endsAt(program);
        var calendar = calendar(program);
        int week = Math.max(0, calendar.weekOf(asOf));
        return endsAt != null && !calendar.startOf(Math.max(1, week)).isBefore(endsAt)
                ? null
                : calendar.startOf(week + 1);
    }

    public ProgramState.Existing state(Program program, Instant now) {
        var isOver = endsOn(program).filter(end -> !end.isAfter(today(now))).isPresent();
        int week = calendar(program).weekOf(now);
        return isOver ? new ProgramState.Ended(program, week) : new ProgramState.Running(program, week);
    }

    /** The program that runs on a date, or otherwise the program that starts next. */
    public Optional<Planned> currentOrNext(LocalDate date) {
        var running = programs.stream()
                .filter(planned -> !planned.program().startsOn().isAfter(date))
                .filter(planned -> endsOn(planned.program()).map(date::isBefore).orElse(true))
                .reduce((first, second) -> second);
        return running.isPresent()
                ? running
                : programs.stream()
                        .filter(planned -> planned.program().startsOn().isAfter(date))
                        .filter(planned -> hasDays(planned.program()))
                        .findFirst();
    }

    public boolean isActive(Program program, Instant now) {
        return currentOrNext(today(now))
                .filter(planned -> planned.program().id().equals(program.id()))
                .isPresent();
    }

    /** The last week of an earlier program that began before the changed sets and whose state at its start is final. */
    public EarlierWeek lastFinalWeek(Program program, Instant since) {
        return programs.stream()
                .takeWhile(each -> !each.program().id().equals(program.id()))
                .filter(each -> each.plannedTo() > 0 && !isCalledOff(each.program()))
                .filter(each -> !since.isBefore(calendar(each.program()).startOf(1)))
                .reduce((first, second) -> second)
                .map(each -> new EarlierWeek(each.program(), lastFinalWeek(each, since)))
                .orElse(EarlierWeek.ALL);
    }

    private int lastFinalWeek(Planned planned, Instant since) {
        var calendar = calendar(planned.program());
        var endsAt = endsAt(planned.program());
        // Weeks after the program's end may be stored, because they were planned before the end was decided.
        var last = endsAt == null || since.isBefore(endsAt) ? since : endsAt.minusNanos(1);
        return Math.max(1, Math.min(calendar.weekOf(last), planned.plannedTo() - 1));
    }

    public EarlierTraining before(Program program, Function<String, @Nullable Exercise> catalogue) {
        return before(
                program.startsOn(),
                each -> ORDER.compare(each, find(program.id()).orElseThrow()) < 0,
                catalogue);
    }

    public EarlierTraining before(LocalDate startsOn, Function<String, @Nullable Exercise> catalogue) {
        return before(startsOn, each -> !each.program().startsOn().isAfter(startsOn), catalogue);
    }

    private EarlierTraining before(
            LocalDate startsOn, Predicate<Planned> isEarlier, Function<String, @Nullable Exercise> catalogue) {
        var calendar = new TrainingCalendar(startsOn, requireProfile().zones());
        var start = calendar.startOf(1);
        return new EarlierTraining(
                programs.stream()
                        .filter(isEarlier)
                        .map(Planned::program)
                        .filter(each -> !isCalledOff(each))
                        .map(each -> new EarlierTraining.Program(
                                calendar(each), earliest(start, endsAt(each)), week -> each.deloadIn(week) != null))
                        .toList(),
                calendar,
                bodyweights(),
                catalogue);
    }

    private static Instant earliest(Instant start, @Nullable Instant end) {
        return end == null || start.isBefore(end) ? start : end;
    }
}

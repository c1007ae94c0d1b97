package topset.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.TrainingCalendar;

/**
 * The sets of a lifter in Berlin, week by week from Monday 23 November 2026. Each week has one session unless a test
 * opens another.
 */
public final class TrainingLog {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final LocalDate START = LocalDate.of(2026, 11, 23);
    public static final TrainingCalendar CALENDAR =
            new TrainingCalendar(START, List.of(new TrainingCalendar.ZoneSince(Instant.EPOCH, BERLIN)));

    private final List<LoggedSet> sets = new ArrayList<>();
    private String exercise = "bench-press";
    private WeightUnit unit = WeightUnit.KG;
    private String session = "";
    private Instant sessionStart = Instant.EPOCH;
    private Instant clock = Instant.EPOCH;
    private @Nullable Integer day;
    private @Nullable String slotId;
    private boolean pain;

    /** Opens the session of a week, on Tuesday at 18:00. */
    public TrainingLog week(int week) {
        return session("w" + week, week, 1);
    }

    /** Opens a session some days after the week's Monday, at 18:00. */
    public TrainingLog session(String id, int week, int daysAfterMonday) {
        Instant start = START.plusDays(7L * (week - 1) + daysAfterMonday)
                .atTime(18, 0)
                .atZone(BERLIN)
                .toInstant();
        return session(id, start);
    }

    public TrainingLog session(String id, Instant start) {
        session = id;
        sessionStart = start;
        clock = start;
        day = null;
        return this;
    }

    public TrainingLog onDay(int day) {
        this.day = day;
        return this;
    }

    public TrainingLog forSlot(@Nullable String slotId) {
        this.slotId = slotId;
        return this;
    }

    public TrainingLog exercise(String exercise) {
        this.exercise = exercise;
        return this;
    }

    public TrainingLog inPounds() {
        unit = WeightUnit.LB;
        return this;
    }

    public TrainingLog withPain() {
        return pain(true);
    }

    TrainingLog pain(boolean pain) {
        this.pain = pain;
        return this;
    }

    public TrainingLog warmUp() {
        return set(SetRole.WARM_UP, "60", 8, null);
    }

    public TrainingLog top(String load, int reps, @Nullable String rpe) {
        return set(SetRole.TOP, load, reps, rpe);
    }

    public TrainingLog backoff(String load, int reps, @Nullable String rpe) {
        return set(SetRole.BACKOFF, load, reps, rpe);
    }

    /** Adds several backoff sets of one load without an RPE. */
    public TrainingLog backoffs(String load, int... reps) {
        for (int each : reps) {
            backoff(load, each, null);
        }
        return this;
    }

    public TrainingLog straight(String load, int reps, @Nullable String rpe) {
        return set(SetRole.STRAIGHT, load, reps, rpe);
    }

    /** Adds a set three minutes after the previous one, with the id {@code <session>-<n>}. */
    public TrainingLog set(SetRole role, String load, int reps, @Nullable String rpe) {
        clock = clock.plus(Duration.ofMinutes(3));
        sets.add(new LoggedSet(
                session + "-"
                        + (sets.stream()
                                        .filter(set -> set.sessionId().equals(session))
                                        .count()
                                + 1),
                session,
                sessionStart,
                day,
                exercise,
                role,
                Exact.parse(load),
                unit,
                reps,
                rpe == null ? null : Exact.parse(rpe),
                pain,
                clock,
                slotId));
        pain = false;
        return this;
    }

    public List<LoggedSet> sets() {
        return List.copyOf(sets);
    }

    public List<LoggedSet> sessionSets(String id) {
        return sets.stream().filter(set -> set.sessionId().equals(id)).toList();
    }

    /** Returns an instant late in a week, after its sets and before its end. */
    public static Instant late(int week) {
        return CALENDAR.startOf(week + 1).minus(Duration.ofHours(1));
    }

    /** Folds the log late in a week. */
    public List<FoldedWeek> foldedLateIn(int week, Lift... lifts) {
        return ProgramFold.fold(program(List.of(lifts)), null, sets, late(week));
    }

    /** Returns a program that started on {@link #START}. */
    public static ProgramDefinition program(List<Lift> lifts) {
        return ProgramDefinition.of(CALENDAR, lifts, TestCatalogue::find, null);
    }

    /** Folds a program's log late in a week. */
    public List<FoldedWeek> foldedLateIn(int week, ProgramDefinition program) {
        return ProgramFold.fold(program, null, sets, late(week));
    }

    /** Returns a lift's week after the preceding week has ended. */
    public SlotWeek finalWeek(Lift lift, int week) {
        return week(foldedLateIn(week, lift), lift.slotId(), week);
    }

    /** Returns a lift's week before the preceding week has ended. */
    public SlotWeek provisionalWeek(Lift lift, int week) {
        return week(foldedLateIn(week - 1, lift), lift.slotId(), week);
    }

    public static SlotWeek week(List<FoldedWeek> folded, String slotId, int week) {
        return folded.stream()
                .flatMap(each -> each.slots().stream())
                .filter(slotWeek -> slotWeek.slotId().equals(slotId) && slotWeek.week() == week)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no week " + week + " of " + slotId));
    }
}

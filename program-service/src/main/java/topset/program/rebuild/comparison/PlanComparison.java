package topset.program.rebuild.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.BackoffAdjusted;
import topset.contract.ProgramFact;
import topset.program.programs.PlanState;
import topset.program.programs.Program;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.Program.SlotInWeek;
import topset.program.programs.ProgramEvent.StandingFlag;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.StandingFlags;
import topset.program.publishing.ProgramResults;
import topset.program.rebuild.comparison.PlanDifference.Kind;
import topset.program.rebuild.comparison.StoredPlans.BackoffKey;
import topset.program.rebuild.comparison.StoredPlans.SlotKey;
import topset.program.rebuild.comparison.StoredPlans.WeekKey;
import topset.program.replanning.PlanChange;
import topset.program.replanning.Replan;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;

/**
 * Compares a newly computed plan with the stored rows of the plan. Two values of a target cannot be computed again: its
 * revision number, and whether it was revised after it was final. They are copied from the stored rows. Weeks after the
 * program's end are not compared.
 */
final class PlanComparison {
    private static final TypeReference<SlotWeek> WEEK = new TypeReference<>() {};
    private static final TypeReference<List<StandingFlag>> FLAGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, ExerciseTrend>> TRENDS = new TypeReference<>() {};
    private static final TypeReference<TodayBackoff> BACKOFF = new TypeReference<>() {};

    private final StoredPlans stored;
    private final ReplanResult fold;
    private final Program program;
    private final String causedBy;
    private final int currentWeek;
    private final int lastWeek;
    private final List<PlanDifference> differences = new ArrayList<>();
    private final List<ProgramFact> results = new ArrayList<>();
    private final List<SlotKey> surplus = new ArrayList<>();
    private final Map<SlotInWeek, Program.Decided> weeks;
    private final Map<Integer, List<StandingFlag>> flags;
    private final PlanState corrected =
            new PlanState(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());

    private PlanComparison(StoredPlans stored, ReplanResult fold, String causedBy, Instant asOf) {
        this.stored = stored;
        this.fold = fold;
        this.program = fold.program();
        this.causedBy = causedBy;
        this.currentWeek = fold.task().calendar().weekOf(asOf);
        this.lastWeek = program.weeks().keySet().stream()
                .mapToInt(SlotInWeek::week)
                .max()
                .orElse(0);
        this.weeks = new HashMap<>(program.weeks());
        this.flags = new HashMap<>(program.planState().flags());
    }

    /**
     * The result of comparing a program's computed plan with the stored rows.
     *
     * @param fold the computed plan, with the revisions of the stored rows and the changes that correct the stored rows
     * @param surplus stored rows of lifts that the program does not have
     * @param plannedTo the last planned week; it may be after the program's end
     */
    record Compared(ReplanResult fold, List<PlanDifference> differences, List<SlotKey> surplus, int plannedTo) {}

    /**
     * Compares the computed plan of a program with the stored rows of the plan.
     *
     * @param causedBy the value of {@code causedBy} in the results that are published for corrected targets
     */
    static Compared of(StoredPlans stored, ReplanResult fold, String causedBy, Instant asOf) {
        var comparison = new PlanComparison(stored, fold, causedBy, asOf);
        comparison.slots();
        comparison.progress();
        for (int week = 1; week <= comparison.lastWeek; week++) {
            comparison.flags(week);
            comparison.trends(week);
        }
        comparison.backoffs();
        return comparison.compared();
    }

    private Compared compared() {
        var folded = program.planState();
        return new Compared(
                new ReplanResult(
                        fold.task(),
                        new PlanChange(List.copyOf(results), corrected),
                        program.with(new PlanState(
                                Map.copyOf(weeks), folded.trends(), Map.copyOf(flags), folded.backoffs())),
                        fold.sets(),
                        fold.catalogue()),
                List.copyOf(differences),
                List.copyOf(surplus),
                plannedTo());
    }

    private void slots() {
        program.weeks().keySet().stream()
                .sorted(Comparator.comparingInt(SlotInWeek::week).thenComparing(SlotInWeek::slotId))
                .forEach(this::slot);
        for (var key : stored.slotWeeks().keySet()) {
            if (key.programId().equals(program.id())
                    && key.week() <= lastWeek
                    && !weeks.containsKey(new SlotInWeek(key.week(), key.slotId()))) {
                surplus.add(key);
                add(Kind.TARGET, key.slotId(), key.week(), "a target of a slot that the program does not have", null);
            }
        }
    }

    private void progress() {
        int live = fold.task().planned().plannedTo();
        if (live != plannedTo()) {
            add(Kind.STATE, null, lastWeek, "planned to week " + live, "planned to week " + plannedTo());
        }
    }

    private int plannedTo() {
        return stored.slotWeeks().keySet().stream()
                .filter(key -> key.programId().equals(program.id()))
                .mapToInt(SlotKey::week)
                .reduce(lastWeek, Math::max);
    }

    private void slot(SlotInWeek key) {
        var rebuilt = Objects.requireNonNull(program.weeks().get(key)).slotWeek();
        var row = stored.slotWeeks().get(new SlotKey(program.id(), key.week(), key.slotId()));
        var live = row == null ? null : same(row.slotWeek(), rebuilt, WEEK);
        if (row != null && rebuilt.equals(live)) {
            weeks.put(key, new Program.Decided(rebuilt, row.revision(), row.revisedAfterFinal()));
            return;
        }
        boolean visible = live == null || !Replan.looksAlike(rebuilt, live);
        boolean published = visible && !isClosed(key.week());
        int revision = row == null ? 1 : row.revision() + (published ? 1 : 0);
        var decided = new Program.Decided(rebuilt, revision, row != null && row.revisedAfterFinal());
        weeks.put(key, decided);
        corrected.weeks().put(key, decided);
        if (published) {
            var before = program.weeks().get(new SlotInWeek(key.week() - 1, key.slotId()));
            results.add(ProgramResults.target(
                    stored.athlete(), program, decided, before == null ? null : before.slotWeek(), causedBy));
        }
        add(
                visible ? Kind.TARGET : Kind.STATE,
                key.slotId(),
                key.week(),
                live == null ? null : says(live.prescription()),
                says(rebuilt.prescription()));
    }

    /**
     * Whether a week of the program is closed, which means that it is over and its results are final. Closed weeks are
     * corrected without a public event. Only corrections of the current and the next week are published.
     */
    private boolean isClosed(int week) {
        return week < currentWeek;
    }

    private void flags(int week) {
        var row = stored.weeks().get(new WeekKey(program.id(), week));
        var live = row == null ? List.<StandingFlag>of() : same(row.flags(), program.flags(week), FLAGS);
        var rebuilt = StandingFlags.withoutRevisions(program.flags(week));
        if (live != null && StandingFlags.withoutRevisions(live).equals(rebuilt)) {
            flags.put(week, live);
            return;
        }
        var standing = live == null ? List.<StandingFlag>of() : live;
        var slots = program.liftsIn(week).stream().map(Lift::slotId).toList();
        var now = StandingFlags.withRevisions(rebuilt, slots, revised(standing)::contains);
        flags.put(week, now);
        corrected.flags().put(week, now);
        if (!isClosed(week) && StandingFlags.differ(standing, now)) {
            results.add(ProgramResults.flags(stored.athlete(), program, week, standing, now));
        }
        add(Kind.FLAGS, null, week, says(standing), says(now));
    }

    private void trends(int week) {
        var rebuilt = program.planState().trends().get(week);
        var row = stored.weeks().get(new WeekKey(program.id(), week));
        var live = row == null || row.trends() == null ? null : row.trends();
        if (rebuilt != null && (live == null || !rebuilt.equals(same(live, rebuilt, TRENDS)))) {
            corrected.trends().put(week, rebuilt);
            add(Kind.TREND, null, week, null, null);
        }
    }

    /**
     * Compares the stored backoff loads (the loads of the lighter sets) of today's sessions with the newly computed
     * loads. Backoff loads of earlier days are not compared, because they stay as they were published.
     */
    private void backoffs() {
        for (var result : fold.change().results()) {
            if (result instanceof BackoffAdjusted adjusted) {
                var key = new SlotInSession(adjusted.sessionId().toString(), adjusted.slotId());
                var rebuilt =
                        Objects.requireNonNull(fold.change().rows().backoffs().get(key));
                var row = stored.backoffs().get(new BackoffKey(program.id(), key.sessionId(), key.slotId()));
                var live = row == null ? null : same(row, rebuilt, BACKOFF);
                if (!rebuilt.equals(live)) {
                    corrected.backoffs().put(key, rebuilt);
                    results.add(adjusted);
                    add(
                            Kind.BACKOFF,
                            key.slotId(),
                            adjusted.week(),
                            live == null ? null : live.load().shown(),
                            rebuilt.load().shown());
                }
            }
        }
    }

    private void add(Kind kind, @Nullable String slotId, int week, @Nullable String live, @Nullable String rebuilt) {
        differences.add(new PlanDifference(kind, program.id(), slotId, week, live, rebuilt));
    }

    /**
     * Parses a stored value; returns null if it cannot be parsed. If the stored text equals the text of the rebuilt
     * value, returns the rebuilt value without parsing.
     */
    private static <T> @Nullable T same(String text, T rebuilt, TypeReference<T> form) {
        if (text.equals(ProgramEventCodec.write(rebuilt))) {
            return rebuilt;
        }
        try {
            return ProgramEventCodec.read(text, form);
        } catch (UncheckedIOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    private static Set<String> revised(List<StandingFlag> standing) {
        var slots = new HashSet<String>();
        var others = StandingFlags.withoutRevisions(standing);
        standing.stream().filter(each -> !others.contains(each)).forEach(each -> {
            if (each.slotId() != null) {
                slots.add(each.slotId());
            }
        });
        return slots;
    }

    private static String says(List<StandingFlag> standing) {
        return String.join(
                ", ", standing.stream().map(each -> each.flag().code().name()).toList());
    }

    private static String says(Prescription prescription) {
        var unit = prescription.unit().name().toLowerCase(Locale.ROOT);
        return switch (prescription) {
            case Prescription.TopSet set ->
                "%s × %d, backoff %s %s"
                        .formatted(
                                set.load().shown(),
                                set.top().reps(),
                                set.backoff().load().shown(),
                                unit);
            case Prescription.Straight straight ->
                "%s %s, %d × %s%s"
                        .formatted(
                                straight.load().shown(),
                                unit,
                                straight.sets(),
                                straight.reps(),
                                straight.totalReps() == null ? "" : ", " + straight.totalReps() + " in all");
        };
    }
}

package topset.program.rebuild;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.BackoffAdjusted;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.program.erasure.ErasedPlans;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.PlanRows;
import topset.program.programs.PlanState;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.Program.SlotInSession;
import topset.program.programs.Program.SlotInWeek;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.ProgramForm;
import topset.program.programs.WeekTable;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;
import topset.program.replanning.Cause;
import topset.program.replanning.PlanInput;
import topset.program.replanning.Planner;
import topset.program.replanning.Replan;
import topset.program.replanning.ReplanResult;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * An athlete's profile, programs and plans, computed from all decisions and sets, and how they differ from the stored
 * rows. A stored value may be damaged, so a value that cannot be read does not end the rebuild.
 */
final class PlanRebuild {
    private static final List<String> REMOVE_PLAN = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?");

    private static final String REMOVE_TARGET = REMOVE_PLAN.getFirst() + " and week = ? and slot_id = ?";

    /** A row of the table {@code program}; {@code program} is empty if it cannot be read. */
    private record StoredProgram(
            LocalDate startsOn,
            int nth,
            Optional<Program> program,
            int plannedTo,
            @Nullable Instant nextWeekAt) {

        boolean is(Program rebuilt) {
            return program.equals(Optional.of(rebuilt))
                    && startsOn.equals(rebuilt.startsOn())
                    && nth == rebuilt.start().nth();
        }
    }

    private final Athlete athlete;

    /** One row at most; empty if it cannot be read. */
    private final List<Optional<Profile>> storedProfile;

    private final Map<UUID, StoredProgram> stored = new HashMap<>();
    private final Map<UUID, Program> rebuilt = new LinkedHashMap<>();
    private @Nullable Profile profile;
    private final Map<UUID, PlanRows> plans;
    private final AthletePrograms programs;
    private final List<PlanDifference> differences = new ArrayList<>();
    private final Planner.Replanning replanning;

    /** @param causedBy the value of {@code causedBy} in the results that are published for corrected targets */
    PlanRebuild(
            Connection connection, Planner planner, Athlete athlete, List<LoggedSet> sets, Instant now, String causedBy)
            throws SQLException {
        this.athlete = athlete;
        var decisions = new RoundTrip();
        var decided = DecidedEvents.read(decisions, athlete);
        decisions.run(connection);
        decided.forEach(this::add);
        var ofProfile = "select profile from athlete_profile where gym = ? and athlete = ?";
        storedProfile = Sql.list(
                connection,
                ofProfile,
                row -> readable(row.getString(1), text -> ProgramEventCodec.read(text, Profile.class)),
                athlete.gym(),
                athlete.id());
        var ofPrograms = "select * from program where gym = ? and athlete = ?";
        Sql.each(connection, ofPrograms, this::addStored, athlete.gym(), athlete.id());
        var weeks = new RoundTrip();
        plans = WeekTable.all(weeks, athlete, programIds());
        weeks.run(connection);
        programs = AthletePrograms.of(
                athlete, profile, rebuilt.values().stream().map(this::planned).toList(), null);
        var asOf = profile == null ? now : asOf(now);
        var input = PlanInput.whole(athlete, plans, sets);
        replanning = planner.begin(programs, input, new Cause.Rebuild(causedBy), asOf);
        compareDefinitions();
        replanning.fold(connection).forEach(this::compare);
    }

    private void add(ProgramEvent decided) {
        switch (decided) {
            case ProgramEvent.ProfileChanged changed -> profile = Profile.evolve(profile, changed);
            case ProgramEvent.ProgramStarted begun -> rebuilt.put(begun.programId(), Program.started(begun));
            case ProgramEvent.OfCoach decision ->
                rebuilt.computeIfPresent(decision.programId(), (id, program) -> program.after(decision));
            case ProgramEvent.WeekdaysChanged changed ->
                rebuilt.computeIfPresent(changed.programId(), (id, program) -> program.with(changed.schedule()));
            case ProgramEvent.Result _, ProgramEvent.OfRosterRow _, ProgramEvent.AthleteErased _ -> {}
        }
    }

    private void addStored(ResultSet row) throws SQLException {
        stored.put(
                row.getObject("program_id", UUID.class),
                new StoredProgram(
                        row.getObject("starts_on", LocalDate.class),
                        row.getInt("started_nth"),
                        readable(row.getString("state"), ProgramForm::program),
                        row.getInt("planned_to"),
                        AthleteTable.instant(row, "next_week_at")));
    }

    private Set<UUID> programIds() {
        var ids = new LinkedHashSet<>(stored.keySet());
        ids.addAll(rebuilt.keySet());
        return ids;
    }

    private PlanRows plan(UUID programId) {
        return Objects.requireNonNullElseGet(plans.get(programId), PlanRows::new);
    }

    /** The stored targets say how far a program is planned. */
    private Planned planned(Program program) {
        var row = stored.get(program.id());
        return new Planned(program, plan(program.id()).plannedTo(), row == null ? null : row.nextWeekAt());
    }

    /**
     * If a week has ended but the stored plans still treat it as running, the plans are computed as of the instant just
     * before the end of that week. But if no week of the computed plans ends there, the stored time is wrong.
     */
    private Instant asOf(Instant now) {
        return stored.values().stream()
                .map(StoredProgram::nextWeekAt)
                .filter(Objects::nonNull)
                .filter(at -> !at.isAfter(now))
                .min(Comparator.naturalOrder())
                .filter(this::isEndOfWeek)
                .map(PlanRebuild::justBefore)
                .orElse(now);
    }

    private boolean isEndOfWeek(Instant at) {
        return programs.programs().stream()
                .anyMatch(each -> at.equals(programs.nextWeekAt(each.program(), justBefore(at))));
    }

    private static Instant justBefore(Instant at) {
        return at.minusMillis(1);
    }

    private void compareDefinitions() {
        long differing = programIds().stream().filter(this::differs).count() + (profileDiffers() ? 1 : 0);
        if (differing > 0) {
            differences.add(PlanDifference.of(athlete, Kind.DEFINITION, "", differing + " differ"));
        }
    }

    /** Names the differences between the stored and the computed plan, which {@link Replan} has found. */
    private void compare(ReplanResult fold) {
        var plan = plan(fold.program().id());
        var row = stored.get(fold.program().id());
        int plannedTo = row == null ? 0 : row.plannedTo();
        var live = plan.readable();
        var changed = fold.change().rows();
        changed.weeks().forEach((key, now) -> {
            var before = live.weeks().get(key);
            var isVisible = before == null || !Replan.looksAlike(now.slotWeek(), before.slotWeek());
            add(
                    fold,
                    isVisible ? Kind.TARGET : Kind.STATE,
                    key.slotId(),
                    key.week(),
                    before == null ? null : says(before.slotWeek().prescription()),
                    says(now.slotWeek().prescription()));
        });
        for (var key : plan.surplus(fold.program())) {
            add(fold, Kind.TARGET, key.slotId(), key.week(), "a target of a slot that the program does not have", null);
        }
        int now = fold.plannedTo();
        if (plannedTo != now) {
            add(fold, Kind.STATE, null, now, "planned to week " + plannedTo, "planned to week " + now);
        }
        changed.flags()
                .forEach((week, flags) -> add(
                        fold, Kind.FLAGS, null, week, says(live.flags().getOrDefault(week, List.of())), says(flags)));
        changed.trends().keySet().forEach(week -> add(fold, Kind.TREND, null, week, null, null));
        compareBackoffs(fold, live);
    }

    private void compareBackoffs(ReplanResult fold, PlanState live) {
        for (var result : fold.change().results()) {
            if (result instanceof BackoffAdjusted adjusted) {
                var key = new SlotInSession(adjusted.sessionId().toString(), adjusted.slotId());
                var before = live.backoffs().get(key);
                add(
                        fold,
                        Kind.BACKOFF,
                        adjusted.slotId(),
                        adjusted.week(),
                        before == null ? null : before.load().shown(),
                        adjusted.load().toPlainString());
            }
        }
    }

    private void add(
            ReplanResult fold,
            Kind kind,
            @Nullable String slotId,
            int week,
            @Nullable String before,
            @Nullable String rebuiltValue) {
        var programId = fold.program().id();
        differences.add(
                new PlanDifference(athlete.gym(), athlete.id(), kind, programId, slotId, week, before, rebuiltValue));
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

    private boolean profileDiffers() {
        return !storedProfile.equals(
                Stream.ofNullable(profile).map(Optional::of).toList());
    }

    private boolean differs(UUID id) {
        var program = rebuilt.get(id);
        var row = stored.get(id);
        return program == null || row == null || !row.is(program);
    }

    private static <T> Optional<T> readable(String row, Function<String, T> read) {
        try {
            return Optional.of(read.apply(row));
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            return Optional.empty();
        }
    }

    List<PlanDifference> differences() {
        return differences;
    }

    /** @param tx holds the athlete's lock; the athlete's data must not have changed since the stored plans were read */
    void write(Tx tx, Actor actor) throws SQLException {
        if (profile == null) {
            ErasedPlans.forgetPlans(tx.connection(), athlete);
            return;
        }
        if (!differences.isEmpty()) {
            replacePrograms(tx.connection(), profile);
        }
        tx.query(replanning.missing(tx));
        replanning.store(tx, actor);
    }

    /** Replaces the rows of the profile and the programs. The targets of the programs keep their revisions. */
    private void replacePrograms(Connection connection, Profile now) throws SQLException {
        for (var id : programIds()) {
            var program = rebuilt.get(id);
            Sql.change(connection, "delete from program where gym = ? and program_id = ?", athlete.gym(), id);
            for (var remove : program == null ? REMOVE_PLAN : List.<String>of()) {
                Sql.change(connection, remove, athlete.gym(), id);
            }
            for (var slot : program == null ? List.<SlotInWeek>of() : plan(id).surplus(program)) {
                Sql.change(connection, REMOVE_TARGET, athlete.gym(), id, slot.week(), slot.slotId());
            }
        }
        var progress = programs.programs().stream()
                .map(planned ->
                        new WeekTable.Progress(planned.program().id(), planned.plannedTo(), planned.nextWeekAt()))
                .toList();
        AthleteTable.save(athlete, now)
                .and(AthleteTable.save(athlete, rebuilt.values()))
                .and(WeekTable.save(athlete, Map.of(), progress))
                .run(connection);
    }
}

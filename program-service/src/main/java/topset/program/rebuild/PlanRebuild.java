package topset.program.rebuild;

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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import topset.program.replanning.ReplanTask;
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
    /** Deletes the targets of slots that a program does not have. */
    private static final String REMOVE_TARGETS =
            "delete from slot_week where gym = ? and program_id = ? and slot_id <> all(?::text[])";

    private static final String REMOVE_WEEKS = "delete from program_week where gym = ? and program_id = ?";

    /** A row of the table {@code program}, whose state may be damaged. */
    private record StoredProgram(
            LocalDate startsOn,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {

        static StoredProgram read(ResultSet row) throws SQLException {
            return new StoredProgram(
                    row.getObject("starts_on", LocalDate.class),
                    row.getString("state"),
                    row.getInt("planned_to"),
                    AthleteTable.instant(row, "next_week_at"));
        }

        boolean is(Program computed) {
            return startsOn.equals(computed.startsOn()) && state.equals(ProgramForm.text(computed));
        }
    }

    private final Athlete athlete;
    private final Map<UUID, StoredProgram> stored = new HashMap<>();
    private final Map<UUID, Program> computed = new LinkedHashMap<>();
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
        var ofPrograms = "select * from program where gym = ? and athlete = ?";
        Sql.each(
                connection,
                ofPrograms,
                row -> stored.put(row.getObject("program_id", UUID.class), StoredProgram.read(row)),
                athlete);
        var weeks = new RoundTrip();
        plans = WeekTable.all(weeks, athlete, programIds());
        weeks.run(connection);
        plans.values().forEach(PlanRows::ignoreDamage);
        programs = AthletePrograms.of(
                athlete, profile, computed.values().stream().map(this::planned).toList(), null);
        var asOf = profile == null ? now : asOf(now);
        replanning = planner.begin(programs, PlanInput.whole(athlete, plans, sets), new Cause.Rebuild(causedBy), asOf);
        compareDefinitions(connection);
        replanning.fold(connection).forEach(this::compare);
    }

    private void add(ProgramEvent decided) {
        switch (decided) {
            case ProgramEvent.ProfileChanged changed -> profile = Profile.evolve(profile, changed);
            case ProgramEvent.ProgramStarted begun -> computed.put(begun.programId(), Program.started(begun));
            case ProgramEvent.OfCoach decision ->
                computed.computeIfPresent(decision.programId(), (id, program) -> program.after(decision));
            case ProgramEvent.WeekdaysChanged changed ->
                computed.computeIfPresent(changed.programId(), (id, program) -> program.with(changed.schedule()));
            case ProgramEvent.Result _, ProgramEvent.OfRosterRow _, ProgramEvent.AthleteErased _ -> {}
        }
    }

    private Set<UUID> programIds() {
        var ids = new LinkedHashSet<>(stored.keySet());
        ids.addAll(computed.keySet());
        return ids;
    }

    /** The stored targets say how far a program is planned. */
    private Planned planned(Program program) {
        var row = stored.get(program.id());
        var weeks = plans.getOrDefault(program.id(), new PlanRows()).plan().weeks().keySet().stream();
        return new Planned(
                program, weeks.mapToInt(SlotInWeek::week).max().orElse(0), row == null ? null : row.nextWeekAt());
    }

    /**
     * If a week has ended but the stored plans still treat it as running, the plans are computed as of the instant just
     * before the end of that week. If no week of the computed plans ends at a stored time, this time is wrong.
     */
    private Instant asOf(Instant now) {
        return programs.programs().stream()
                .flatMap(planned -> stored.values().stream()
                        .map(StoredProgram::nextWeekAt)
                        .filter(at -> at != null
                                && !at.isAfter(now)
                                && at.equals(programs.nextWeekAt(planned.program(), justBefore(at)))))
                .min(Comparator.naturalOrder())
                .map(PlanRebuild::justBefore)
                .orElse(now);
    }

    private static Instant justBefore(Instant at) {
        return at.minusMillis(1);
    }

    private void compareDefinitions(Connection connection) throws SQLException {
        var ofProfile = "select profile from athlete_profile where gym = ? and athlete = ?";
        var row = Sql.first(connection, ofProfile, found -> found.getString(1), athlete);
        var isSame = row.equals(Optional.ofNullable(profile).map(ProgramEventCodec::write));
        long differing = programIds().stream().filter(this::differs).count() + (isSame ? 0 : 1);
        if (differing > 0) {
            differences.add(PlanDifference.of(athlete, Kind.DEFINITION, "", differing + " differ"));
        }
    }

    private boolean differs(UUID id) {
        var program = computed.get(id);
        var row = stored.get(id);
        return program == null || row == null || !row.is(program);
    }

    /** Names the differences between the stored and the computed plan, which {@link Replan} has found. */
    private void compare(ReplanTask.Result fold) {
        var program = fold.program();
        var rows = plans.getOrDefault(program.id(), new PlanRows());
        var live = rows.plan();
        var changed = fold.change().rows();
        changed.weeks().forEach((key, now) -> {
            var before = live.weeks().get(key);
            var isVisible = before == null || !Replan.looksAlike(now.slotWeek(), before.slotWeek());
            add(program, isVisible ? Kind.TARGET : Kind.STATE, key.week(), key.slotId(), says(before), says(now));
        });
        for (var key : live.weeks().keySet()) {
            if (!program.hasSlot(key.slotId())) {
                var surplus = "a target of a slot that the program does not have";
                add(program, Kind.TARGET, key.week(), key.slotId(), surplus, null);
            }
        }
        var row = stored.get(program.id());
        int plannedTo = row == null ? 0 : row.plannedTo();
        int now = fold.plannedTo();
        if (plannedTo != now) {
            add(program, Kind.STATE, now, null, "planned to week " + plannedTo, "planned to week " + now);
        }
        // Flags that cannot be read are written again, also if there are none.
        rows.unreadableFlags().forEach(week -> changed.flags().putIfAbsent(week, List.of()));
        changed.flags().forEach((week, flags) -> {
            var before = live.flags().getOrDefault(week, List.of());
            add(program, Kind.FLAGS, week, null, says(before), says(flags));
        });
        changed.trends().keySet().forEach(week -> add(program, Kind.TREND, week, null, null, null));
        for (var result : fold.change().results()) {
            if (result instanceof BackoffAdjusted adjusted) {
                var key = PlanState.session(adjusted.sessionId().toString(), adjusted.slotId());
                var before =
                        live.backoffs().getOrDefault(adjusted.week(), Map.of()).get(key);
                var load = before == null ? null : before.split(" ", 2)[0];
                var after = adjusted.load().toPlainString();
                add(program, Kind.BACKOFF, adjusted.week(), adjusted.slotId(), load, after);
            }
        }
    }

    private void add(
            Program program,
            Kind kind,
            int week,
            @Nullable String slotId,
            @Nullable String before,
            @Nullable String after) {
        differences.add(
                new PlanDifference(athlete.gym(), athlete.id(), kind, program.id(), slotId, week, before, after));
    }

    private static String says(List<StandingFlag> standing) {
        return standing.stream().map(each -> each.code().name()).collect(Collectors.joining(", "));
    }

    private static @Nullable String says(Program.@Nullable StoredTarget target) {
        return target == null || !PlanRows.isReadable(target)
                ? null
                : says(target.slotWeek().prescription());
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

    List<PlanDifference> differences() {
        return differences;
    }

    /** @param tx holds the athlete's lock since the stored plans were read */
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
            var program = computed.get(id);
            var slots = Sql.arrayLiteral(program == null ? List.of() : program.slotIds());
            Sql.change(connection, "delete from program where gym = ? and program_id = ?", athlete.gym(), id);
            Sql.change(connection, REMOVE_TARGETS, athlete.gym(), id, slots);
            if (program == null) {
                Sql.change(connection, REMOVE_WEEKS, athlete.gym(), id);
            }
        }
        AthleteTable.save(athlete, now)
                .and(AthleteTable.save(athlete, computed.values()))
                .and(WeekTable.save(athlete.gym(), Map.of(), programs.programs()))
                .run(connection);
    }
}

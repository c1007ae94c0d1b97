package topset.program.rebuild;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.program.erasure.PlanTables;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.DecidedEvents;
import topset.program.programs.PlanRows;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.ProgramForm;
import topset.program.programs.WeekTable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

/**
 * An athlete's stored profile, programs and plans, and the profile and programs that follow from the stored events of
 * all commands. A stored value may be damaged, so a value that cannot be read does not end the rebuild.
 */
final class AthletePlans {
    private static final List<String> REMOVE_ROW = List.of("delete from program where gym = ? and program_id = ?");

    private static final List<String> REMOVE_PROGRAM = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?",
            REMOVE_ROW.getFirst());

    /** A row of the table {@code program}: a program's stored state. */
    record ProgramRow(
            LocalDate startsOn,
            int nth,
            String state,
            int plannedTo,
            @Nullable Instant nextWeekAt) {}

    private final Athlete athlete;
    private final @Nullable String storedProfile;
    private final Map<UUID, ProgramRow> stored = new HashMap<>();
    private final Map<WeekTable.Key, PlanRows> plans;
    private final Map<UUID, Program> rebuilt = new LinkedHashMap<>();
    private @Nullable Profile profile;

    /** Reads the athlete's rows and events. */
    AthletePlans(Connection connection, Athlete athlete) throws SQLException {
        this.athlete = athlete;
        var decisions = new RoundTrip();
        var decided = DecidedEvents.read(decisions, List.of(athlete));
        decisions.run(connection);
        decided.getOrDefault(athlete, List.of()).forEach(this::add);
        this.storedProfile = Sql.first(
                        connection,
                        "select profile from athlete_profile where gym = ? and athlete = ?",
                        row -> row.getString(1),
                        athlete.gym(),
                        athlete.id())
                .orElse(null);
        Sql.each(
                connection,
                "select * from program where gym = ? and athlete = ?",
                this::addStored,
                athlete.gym(),
                athlete.id());
        var weeks = new RoundTrip();
        this.plans = WeekTable.all(weeks, athlete, programIds());
        weeks.run(connection);
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
        var nextWeekAt = row.getObject("next_week_at", OffsetDateTime.class);
        stored.put(
                row.getObject("program_id", UUID.class),
                new ProgramRow(
                        row.getObject("starts_on", LocalDate.class),
                        row.getInt("started_nth"),
                        row.getString("state"),
                        row.getInt("planned_to"),
                        nextWeekAt == null ? null : nextWeekAt.toInstant()));
    }

    /** The programs that have a row, and those that were started. */
    private Set<UUID> programIds() {
        var ids = new LinkedHashSet<>(stored.keySet());
        ids.addAll(rebuilt.keySet());
        return ids;
    }

    Athlete athlete() {
        return athlete;
    }

    /** The stored rows of the programs. */
    Map<UUID, ProgramRow> stored() {
        return stored;
    }

    PlanRows plan(UUID programId) {
        return Objects.requireNonNullElseGet(plans.get(new WeekTable.Key(athlete.gym(), programId)), PlanRows::new);
    }

    /** Returns the rebuilt profile and programs. Their stored targets say how far each program is planned. */
    AthletePrograms programs() {
        var planned = rebuilt.values().stream().map(this::planned).toList();
        return AthletePrograms.of(athlete, profile, planned, null);
    }

    private Planned planned(Program program) {
        var row = stored.get(program.id());
        return new Planned(program, plan(program.id()).plannedTo(), row == null ? null : row.nextWeekAt());
    }

    /**
     * Returns how many stored rows of the profile and the programs differ from the rebuilt rows; empty if none
     * differs.
     */
    Optional<PlanDifference> difference() {
        long differing = programIds().stream().filter(this::differs).count() + (profileDiffers() ? 1 : 0);
        return differing == 0
                ? Optional.empty()
                : Optional.of(PlanDifference.of(athlete, PlanDifference.Kind.DEFINITION, "", differing + " differ"));
    }

    private boolean profileDiffers() {
        if (storedProfile == null || profile == null) {
            return storedProfile != null || profile != null;
        }
        return !isRead(storedProfile, text -> ProgramEventCodec.read(text, Profile.class), profile);
    }

    private boolean differs(UUID id) {
        var program = rebuilt.get(id);
        var row = stored.get(id);
        return program == null
                || row == null
                || !row.startsOn().equals(program.startsOn())
                || row.nth() != program.start().nth()
                || !isRead(row.state(), ProgramForm::program, program);
    }

    /** Whether a stored text can be read, and what is read equals the rebuilt value. */
    private static <T> boolean isRead(String row, Function<String, T> read, T rebuilt) {
        try {
            return read.apply(row).equals(rebuilt);
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            return false;
        }
    }

    /** Replaces the stored rows of the profile and the programs. The targets of the programs keep their revisions. */
    void write(Connection connection) throws SQLException {
        if (profile == null) {
            PlanTables.forget(connection, athlete);
            return;
        }
        for (var id : programIds()) {
            for (var remove : rebuilt.containsKey(id) ? REMOVE_ROW : REMOVE_PROGRAM) {
                Sql.change(connection, remove, athlete.gym(), id);
            }
        }
        var progress = programs().programs().stream()
                .map(planned -> new WeekTable.Progress(
                        athlete.gym(), planned.program().id(), planned.plannedTo(), planned.nextWeekAt()))
                .toList();
        AthleteTable.save(Map.of(athlete, profile))
                .and(AthleteTable.store(Map.of(athlete, List.copyOf(rebuilt.values())), Map.of()))
                .and(WeekTable.save(List.of(), progress))
                .run(connection);
    }
}

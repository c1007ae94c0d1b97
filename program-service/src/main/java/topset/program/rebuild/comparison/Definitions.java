package topset.program.rebuild.comparison;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.erasure.PlanTables;
import topset.program.programs.AthletePrograms;
import topset.program.programs.AthletePrograms.Planned;
import topset.program.programs.AthleteTable;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.programs.ProgramForm;
import topset.program.rebuild.comparison.StoredPlans.ProgramRow;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Rebuilds an athlete's profile and programs from the stored events of all commands, and compares the result with the
 * stored rows.
 */
final class Definitions {
    private static final String SAVE_PROGRAM = "insert into program"
            + " (gym, program_id, athlete, starts_on, started_nth, state, planned_to)"
            + " values (?, ?, ?, ?, ?, ?, 0) on conflict (gym, program_id) do update set athlete = excluded.athlete,"
            + " starts_on = excluded.starts_on, started_nth = excluded.started_nth, state = excluded.state";

    private static final List<String> REMOVE_PROGRAM = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?",
            "delete from program where gym = ? and program_id = ?");

    private final StoredPlans stored;
    private final Athlete athlete;
    private final Map<UUID, Program> rebuilt = new LinkedHashMap<>();
    private @Nullable Profile profile;

    private Definitions(StoredPlans stored) {
        this.stored = stored;
        this.athlete = stored.athlete();
    }

    static Definitions of(StoredPlans stored) {
        var definitions = new Definitions(stored);
        for (var decided : stored.decided()) {
            definitions.add(decided);
        }
        return definitions;
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

    /** Returns the rebuilt profile and programs. How far each program is planned is copied from its stored row. */
    AthletePrograms known() {
        return AthletePrograms.of(
                athlete,
                profile,
                rebuilt.values().stream()
                        .map(program -> {
                            var row = stored.programs().get(program.id());
                            return row == null
                                    ? new Planned(program, 0, null)
                                    : new Planned(program, row.plannedTo(), row.nextWeekAt());
                        })
                        .toList(),
                null);
    }

    /**
     * Returns how many stored rows of the profile and the programs differ from the rebuilt rows; empty if none
     * differs.
     */
    Optional<PlanDifference> difference() {
        int differing = differing().size() + (profileDiffers() ? 1 : 0);
        return differing == 0
                ? Optional.empty()
                : Optional.of(PlanDifference.of(PlanDifference.Kind.DEFINITION, "", differing + " differ"));
    }

    /** Replaces those stored rows of the profile and the programs that differ from the rebuilt ones. */
    void write(Connection connection) throws SQLException {
        if (profile == null) {
            PlanTables.forget(connection, athlete);
            return;
        }
        if (profileDiffers()) {
            AthleteTable.save(Map.of(athlete, profile)).run(connection);
        }
        for (var id : differing()) {
            var program = rebuilt.get(id);
            if (program == null) {
                remove(connection, id);
            } else {
                save(connection, program);
            }
        }
    }

    private boolean profileDiffers() {
        var row = stored.profile();
        if (row == null || profile == null) {
            return row != null || profile != null;
        }
        return !row.equals(ProgramEventCodec.write(profile)) && !profile.equals(readable(row));
    }

    private static @Nullable Profile readable(String row) {
        try {
            return ProgramEventCodec.read(row, Profile.class);
        } catch (UncheckedIOException | IllegalArgumentException damaged) {
            return null;
        }
    }

    /** Returns the ids of the programs whose stored rows differ from the rebuilt ones. */
    private List<UUID> differing() {
        return stored.programIds().stream()
                .filter(id -> differs(rebuilt.get(id), stored.programs().get(id)))
                .toList();
    }

    private static boolean differs(@Nullable Program program, @Nullable ProgramRow row) {
        if (program == null || row == null) {
            return true;
        }
        return !row.startsOn().equals(program.startsOn())
                || row.nth() != program.start().nth()
                || !(row.state().equals(ProgramForm.text(program)) || program.equals(readable(row)));
    }

    private static @Nullable Program readable(ProgramRow row) {
        try {
            return ProgramForm.program(row.state());
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            return null;
        }
    }

    private void save(Connection connection, Program program) throws SQLException {
        Sql.change(
                connection,
                SAVE_PROGRAM,
                athlete.gym(),
                program.id(),
                athlete.id(),
                program.startsOn(),
                program.start().nth(),
                ProgramForm.text(program));
    }

    private void remove(Connection connection, UUID programId) throws SQLException {
        for (var remove : REMOVE_PROGRAM) {
            Sql.change(connection, remove, athlete.gym(), programId);
        }
    }
}

package topset.program.rebuild.comparison;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
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
import topset.store.Sql;

/**
 * Rebuilds an athlete's profile and programs from the stored events of all commands, and compares the result with the
 * stored rows.
 */
final class Definitions {
    private static final String PROGRESS =
            "update program set planned_to = ?, next_week_at = ? where gym = ? and program_id = ?";

    private static final String REMOVE_ROW = "delete from program where gym = ? and program_id = ?";

    private static final List<String> REMOVE_PROGRAM = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?",
            REMOVE_ROW);

    private final StoredPlans stored;
    private final Map<UUID, Program> rebuilt = new LinkedHashMap<>();
    private @Nullable Profile profile;

    Definitions(StoredPlans stored) {
        this.stored = stored;
        stored.decided().forEach(this::add);
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

    /** Returns the rebuilt profile and programs. Their stored targets say how far each program is planned. */
    AthletePrograms programs() {
        return AthletePrograms.of(
                stored.athlete(),
                profile,
                rebuilt.values().stream().map(this::planned).toList(),
                null);
    }

    /**
     * Returns how many stored rows of the profile and the programs differ from the rebuilt rows; empty if none
     * differs.
     */
    Optional<PlanDifference> difference() {
        long differing = stored.programIds().stream().filter(this::differs).count() + (profileDiffers() ? 1 : 0);
        return differing == 0
                ? Optional.empty()
                : Optional.of(
                        PlanDifference.of(stored.athlete(), PlanDifference.Kind.DEFINITION, "", differing + " differ"));
    }

    /** Replaces those stored rows of the profile and the programs that differ from the rebuilt ones. */
    void write(Connection connection) throws SQLException {
        if (profile == null) {
            PlanTables.forget(connection, stored.athlete());
            return;
        }
        if (profileDiffers()) {
            AthleteTable.save(Map.of(stored.athlete(), profile)).run(connection);
        }
        for (var id : stored.programIds()) {
            var program = rebuilt.get(id);
            if (program == null) {
                for (var remove : REMOVE_PROGRAM) {
                    Sql.change(connection, remove, stored.athlete().gym(), id);
                }
            } else if (differs(id) || !isPlannedAsStored(id)) {
                save(connection, program);
            }
        }
    }

    private boolean profileDiffers() {
        var row = stored.profile();
        if (row == null || profile == null) {
            return row != null || profile != null;
        }
        return !row.equals(ProgramEventCodec.write(profile))
                && !profile.equals(StoredPlans.readable(() -> ProgramEventCodec.read(row, Profile.class)));
    }

    private boolean differs(UUID id) {
        var program = rebuilt.get(id);
        var row = stored.programs().get(id);
        return program == null
                || row == null
                || !row.startsOn().equals(program.startsOn())
                || row.nth() != program.start().nth()
                || !(row.state().equals(ProgramForm.text(program)) || program.equals(readable(row)));
    }

    private static @Nullable Program readable(ProgramRow row) {
        return StoredPlans.readable(() -> ProgramForm.program(row.state()));
    }

    private boolean isPlannedAsStored(UUID id) {
        var row = stored.programs().get(id);
        return row != null && row.plannedTo() == stored.plan(id).plannedTo();
    }

    private void save(Connection connection, Program program) throws SQLException {
        var athlete = stored.athlete();
        Sql.change(connection, REMOVE_ROW, athlete.gym(), program.id());
        AthleteTable.store(Map.of(athlete, List.of(program)), Map.of()).run(connection);
        var planned = planned(program);
        var nextWeekAt =
                planned.nextWeekAt() == null ? null : planned.nextWeekAt().atOffset(ZoneOffset.UTC);
        Sql.change(connection, PROGRESS, planned.plannedTo(), nextWeekAt, athlete.gym(), program.id());
    }

    private Planned planned(Program program) {
        var row = stored.programs().get(program.id());
        return new Planned(program, stored.plan(program.id()).plannedTo(), row == null ? null : row.nextWeekAt());
    }
}

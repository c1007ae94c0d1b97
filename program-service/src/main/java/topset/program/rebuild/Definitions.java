package topset.program.rebuild;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import topset.program.programs.WeekTable;
import topset.store.Sql;

/**
 * Rebuilds an athlete's profile and programs from the stored events of all commands, and compares the result with the
 * stored rows.
 */
final class Definitions {
    private static final List<String> REMOVE_ROW = List.of("delete from program where gym = ? and program_id = ?");

    private static final List<String> REMOVE_PROGRAM = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?",
            REMOVE_ROW.getFirst());

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
        var planned = rebuilt.values().stream().map(this::planned).toList();
        return AthletePrograms.of(stored.athlete(), profile, planned, null);
    }

    private Planned planned(Program program) {
        var row = stored.programs().get(program.id());
        return new Planned(program, stored.plan(program.id()).plannedTo(), row == null ? null : row.nextWeekAt());
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

    /** Replaces the stored rows of the profile and the programs. The targets of the programs keep their revisions. */
    void write(Connection connection) throws SQLException {
        var athlete = stored.athlete();
        if (profile == null) {
            PlanTables.forget(connection, athlete);
            return;
        }
        for (var id : stored.programIds()) {
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

    private boolean profileDiffers() {
        var row = stored.profile();
        return row == null || profile == null
                ? row != null || profile != null
                : !isRead(row, text -> ProgramEventCodec.read(text, Profile.class), profile);
    }

    private boolean differs(UUID id) {
        var program = rebuilt.get(id);
        var row = stored.programs().get(id);
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
}

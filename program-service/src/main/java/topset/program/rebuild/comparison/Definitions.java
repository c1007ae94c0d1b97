package topset.program.rebuild.comparison;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
import topset.program.publishing.ProgramStream;
import topset.program.rebuild.comparison.StoredPlans.ProgramRow;
import topset.store.Athlete;
import topset.store.Sql;

/**
 * Rebuilds an athlete's profile and programs from the stored events of all commands, and compares the result with the
 * stored rows.
 */
final class Definitions {
    private static final String SAVE_PROGRAM = "insert into program"
            + " (gym, program_id, athlete, starts_on, started_nth, definition, decisions, planned_to)"
            + " values (?, ?, ?, ?, ?, ?, ?, 0) on conflict (gym, program_id) do update set athlete = excluded.athlete,"
            + " starts_on = excluded.starts_on, started_nth = excluded.started_nth, definition = excluded.definition,"
            + " decisions = excluded.decisions";

    private static final List<String> REMOVE_PROGRAM = List.of(
            "delete from slot_week where gym = ? and program_id = ?",
            "delete from program_week where gym = ? and program_id = ?",
            "delete from today_backoff where gym = ? and program_id = ?",
            "delete from program where gym = ? and program_id = ?");

    private final StoredPlans stored;
    private final Athlete athlete;
    private final Map<UUID, ProgramEvent.ProgramStarted> started = new LinkedHashMap<>();
    private final Map<UUID, List<ProgramEvent.OfCoach>> decisions = new LinkedHashMap<>();
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

    private void add(StoredPlans.Decided decided) {
        switch (decided.event()) {
            case ProgramEvent.ProfileChanged changed -> profile = Profile.evolve(profile, changed);
            case ProgramEvent.ProgramStarted begun -> {
                started.put(begun.programId(), begun);
                decisions.put(begun.programId(), new ArrayList<>());
            }
            case ProgramEvent.OfCoach decision ->
                decisions
                        .getOrDefault(ProgramStream.programId(decided.stream()), new ArrayList<>())
                        .add(decision);
            case ProgramEvent folded ->
                throw new IllegalStateException("this event does not record a person's command: " + folded);
        }
    }

    /**
     * Returns the rebuilt profile and programs. Two values are copied from the stored row of each program: the number
     * of the last planned week, and the changed weekdays, because no plan depends on weekdays.
     */
    AthletePrograms known() {
        return AthletePrograms.of(
                athlete,
                profile,
                started.values().stream()
                        .map(begun -> {
                            var row = stored.programs().get(begun.programId());
                            return row == null
                                    ? new Planned(program(begun), 0, null)
                                    : new Planned(
                                            AthleteTable.withWeekdays(program(begun), row.weekdays()),
                                            row.plannedTo(),
                                            row.nextWeekAt());
                        })
                        .toList(),
                null);
    }

    private Program program(ProgramEvent.ProgramStarted begun) {
        var program = Program.started(begun);
        for (var decision : decisions.getOrDefault(begun.programId(), List.of())) {
            program = program.after(decision);
        }
        return program;
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
            var begun = started.get(id);
            if (begun == null) {
                remove(connection, id);
            } else {
                save(connection, begun);
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
                .filter(id -> differs(started.get(id), stored.programs().get(id)))
                .toList();
    }

    private boolean differs(ProgramEvent.@Nullable ProgramStarted begun, @Nullable ProgramRow row) {
        if (begun == null || row == null) {
            return true;
        }
        if (!row.startsOn().equals(begun.startsOn()) || row.nth() != begun.nth()) {
            return true;
        }
        return !(row.definition().equals(ProgramEventCodec.write(begun))
                        && row.decisions().equals(texts(begun)))
                && !program(begun).equals(readable(row));
    }

    private static @Nullable Program readable(ProgramRow row) {
        try {
            return AthleteTable.program(row.definition(), row.decisions());
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException damaged) {
            return null;
        }
    }

    private List<String> texts(ProgramEvent.ProgramStarted begun) {
        return decisions.getOrDefault(begun.programId(), List.of()).stream()
                .map(AthleteTable::text)
                .toList();
    }

    private void save(Connection connection, ProgramEvent.ProgramStarted begun) throws SQLException {
        Sql.change(
                connection,
                SAVE_PROGRAM,
                athlete.gym(),
                begun.programId(),
                athlete.id(),
                begun.startsOn(),
                begun.nth(),
                ProgramEventCodec.write(begun),
                connection.createArrayOf("text", texts(begun).toArray()));
    }

    private void remove(Connection connection, UUID programId) throws SQLException {
        for (var remove : REMOVE_PROGRAM) {
            Sql.change(connection, remove, athlete.gym(), programId);
        }
    }
}

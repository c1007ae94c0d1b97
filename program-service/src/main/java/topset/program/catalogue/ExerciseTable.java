package topset.program.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.store.Sql;

final class ExerciseTable {
    private static final String VERSION = "select version from exercise_version where gym = ?";

    /** One statement reads the version and the exercises, so that they belong together. */
    private static final String OF_GYM = "select v.version, e.definition from exercise_version v"
            + " join exercise e on e.gym = v.gym where v.gym = ? order by e.id";

    private static final String FIND = "select definition, changes from exercise where gym = ? and id = ?";

    private static final String SAVE =
            "insert into exercise as e (gym, id, definition, changes) values (?, ?, ?, 1) on conflict (gym, id)"
                    + " do update set definition = excluded.definition, changes = e.changes + 1";

    private static final String NEW_VERSION =
            "insert into exercise_version (gym, version) values (?, gen_random_uuid())"
                    + " on conflict (gym) do update set version = excluded.version";

    private static final String USED = """
        select exists (select from program where gym = ? and state like ?)
            or exists (select from program_template where gym = ? and newest and not retired and template like ?)\
        """;

    private ExerciseTable() {}

    record Stored(UUID version, List<Exercise> exercises) {}

    /** Empty if the gym has defined no exercise. */
    static Optional<UUID> version(Connection connection, String gym) throws SQLException {
        return Sql.first(connection, VERSION, row -> row.getObject(1, UUID.class), gym);
    }

    static Optional<Stored> load(Connection connection, String gym) throws SQLException {
        var exercises = new ArrayList<Exercise>();
        Sql.Row<UUID> version = row -> {
            exercises.add(exercise(row.getString(2)));
            return row.getObject(1, UUID.class);
        };
        return Sql.list(connection, OF_GYM, version, gym).stream()
                .findFirst()
                .map(found -> new Stored(found, exercises));
    }

    /** Empty if the gym has never defined this exercise. */
    static Optional<ExerciseService.Defined> find(Connection connection, String gym, String id) throws SQLException {
        return Sql.first(
                connection,
                FIND,
                rows -> new ExerciseService.Defined(exercise(rows.getString(1)), rows.getInt(2), false),
                gym,
                id);
    }

    static int revision(Connection connection, String gym, String id) throws SQLException {
        return find(connection, gym, id).map(ExerciseService.Defined::revision).orElse(0);
    }

    /** Whether a program, also an ended one, or a program template in use has the exercise. */
    static boolean isUsed(Connection connection, String gym, String id) throws SQLException {
        var written = "%\"exercise\":" + ContractJson.text(id) + "%";
        return Sql.one(connection, USED, row -> row.getBoolean(1), gym, written, gym, written);
    }

    private static Exercise exercise(String definition) {
        return ContractJson.read(definition, Exercise.class);
    }

    /** Gives the list of the gym's exercises a new version. */
    static void save(Connection connection, String gym, Exercise exercise) throws SQLException {
        Sql.change(connection, SAVE, gym, exercise.id(), ContractJson.text(exercise));
        Sql.change(connection, NEW_VERSION, gym);
    }
}

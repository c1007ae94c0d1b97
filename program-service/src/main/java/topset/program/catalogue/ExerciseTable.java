package topset.program.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.store.RoundTrip;
import topset.store.Sql;

final class ExerciseTable {
    private static final String VERSION = "select version from exercise_version where gym = ?";

    /** One statement reads the version and the exercises, so that they belong together. */
    private static final String OF_GYM = "select v.version, e.definition from unnest(?::text[]) w(gym)"
            + " join exercise_version v on v.gym = w.gym join exercise e on e.gym = w.gym order by e.id";

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

    static final class StoredExercise {
        private final List<Exercise> exercises = new ArrayList<>();
        private @Nullable UUID version;

        /** What was read is complete when the round trip has run. */
        RoundTrip queries(String gym) {
            return new RoundTrip().query(OF_GYM, new RoundTrip.Values("text").row(gym), row -> {
                version = row.getObject(1, UUID.class);
                exercises.add(exercise(row.getString(2)));
            });
        }

        List<Exercise> exercises() {
            return exercises;
        }

        @Nullable
        UUID version() {
            return version;
        }
    }

    /** Empty if the gym has defined no exercise. */
    static Optional<UUID> version(Connection connection, String gym) throws SQLException {
        return Sql.first(connection, VERSION, row -> row.getObject(1, UUID.class), gym);
    }

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

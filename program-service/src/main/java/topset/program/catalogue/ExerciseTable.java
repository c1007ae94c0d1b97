package topset.program.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.store.RoundTrip;
import topset.store.Sql;

final class ExerciseTable {
    private static final String VERSION =
            "select v.gym, v.version from unnest(?::text[]) w(gym) join exercise_version v on v.gym = w.gym";

    /** One statement reads the version and the exercises, so that they belong together. */
    private static final String OF_GYM = "select v.version, e.definition, e.retired from exercise_version v"
            + " join exercise e on e.gym = v.gym where v.gym = ? order by e.id";

    private static final String FIND = "select definition, retired, changes from exercise where gym = ? and id = ?";

    private static final String SAVE =
            "insert into exercise as e (gym, id, definition, retired, changes) values (?, ?, ?, ?, 1) on conflict"
                    + " (gym, id) do update set definition = excluded.definition, retired = excluded.retired, changes ="
                    + " e.changes + 1";

    private static final String NEW_VERSION =
            "insert into exercise_version (gym, version) values (?, gen_random_uuid())"
                    + " on conflict (gym) do update set version = excluded.version";

    private static final String USED = """
        select exists (select from program where gym = ? and state like ?)
            or exists (select from program_template where gym = ? and newest and not retired and template like ?)\
        """;

    private ExerciseTable() {}

    record Stored(UUID version, List<Exercise> exercises) {}

    /**
     * The returned map, by gym, is filled when the round trip runs. It stays empty if the gym has no exercises of its
     * own.
     */
    static Map<String, UUID> version(RoundTrip roundTrip, String gym) {
        var version = new HashMap<String, UUID>();
        roundTrip.query(
                VERSION,
                new RoundTrip.Values("text").row(gym),
                row -> version.put(row.getString("gym"), row.getObject("version", UUID.class)));
        return version;
    }

    static Optional<Stored> load(Connection connection, String gym) throws SQLException {
        var exercises = new ArrayList<Exercise>();
        Sql.Row<UUID> version = row -> {
            exercises.add(exercise(row.getString(2), row.getBoolean(3)));
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
                rows -> new ExerciseService.Defined(
                        exercise(rows.getString(1), rows.getBoolean(2)), rows.getInt(3), false),
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

    private static Exercise exercise(String definition, boolean retired) {
        var exercise = ContractJson.read(definition, Exercise.class);
        return retired ? exercise.asRetired() : exercise;
    }

    /** Gives the list of the gym's exercises a new version. */
    static void save(Connection connection, String gym, Exercise exercise, boolean retired) throws SQLException {
        Sql.change(connection, SAVE, gym, exercise.id(), ContractJson.text(exercise), retired);
        Sql.change(connection, NEW_VERSION, gym);
    }
}

package topset.session.exercises;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.store.Sql;
import topset.store.StoreFailedException;

/** Reads and writes the table of exercises that gyms have defined. */
@Singleton
class OwnExercises {
    private static final String FIND =
            "select e.id, e.definition from unnest(?::text[]) w(id)" + " join exercise e on e.gym = ? and e.id = w.id";

    private static final String AVAILABLE =
            "select id, definition from exercise where gym = ? and not retired order by id";

    private static final String DEFINE = "insert into exercise (gym, id, definition, retired) values (?, ?, ?, false)"
            + " on conflict (gym, id) do update set definition = excluded.definition, retired = false";

    private static final String RETIRE = "update exercise set retired = true where gym = ? and id = ?";

    private final DataSource dataSource;

    OwnExercises(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Includes retired exercises. Needs one round trip. */
    Map<String, Exercise> find(String gym, Collection<String> ids) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            statement.setString(2, gym);
            return read(statement);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** Without the retired ones. */
    List<Exercise> available(String gym) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(AVAILABLE)) {
            statement.setString(1, gym);
            return List.copyOf(read(statement).values());
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    private static Map<String, Exercise> read(PreparedStatement statement) throws SQLException {
        var exercises = new HashMap<String, Exercise>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                exercises.put(rows.getString(1), ContractJson.read(rows.getString(2), Exercise.class));
            }
        }
        return exercises;
    }

    static void define(Connection connection, String gym, Exercise exercise) throws SQLException {
        Sql.change(connection, DEFINE, gym, exercise.id(), ContractJson.text(exercise));
    }

    static void retire(Connection connection, String gym, String id) throws SQLException {
        Sql.change(connection, RETIRE, gym, id);
    }
}

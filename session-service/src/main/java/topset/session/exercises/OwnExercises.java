package topset.session.exercises;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import topset.contract.Exercise;
import topset.edge.web.ContractJson;
import topset.store.Query;
import topset.store.Sql;

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
        return Query.on(dataSource, connection -> {
            var found = new HashMap<String, Exercise>();
            var wanted = connection.createArrayOf("text", ids.toArray());
            Sql.each(connection, FIND, row -> found.put(row.getString(1), read(row)), wanted, gym);
            return found;
        });
    }

    /** Without the retired ones. */
    List<Exercise> available(String gym) {
        return Query.on(dataSource, connection -> Sql.list(connection, AVAILABLE, OwnExercises::read, gym));
    }

    /** Does not wait for the program service's event, which comes soon. */
    void retire(String gym, Collection<String> ids) {
        Query.on(
                dataSource,
                connection -> Sql.change(
                        connection,
                        "update exercise set retired = true where gym = ? and id = any(?)",
                        gym,
                        connection.createArrayOf("text", ids.toArray())));
    }

    private static Exercise read(ResultSet row) throws SQLException {
        return ContractJson.read(row.getString(2), Exercise.class);
    }

    static void define(Connection connection, String gym, Exercise exercise) throws SQLException {
        Sql.change(connection, DEFINE, gym, exercise.id(), ContractJson.text(exercise));
    }

    static void retire(Connection connection, String gym, String id) throws SQLException {
        Sql.change(connection, RETIRE, gym, id);
    }
}

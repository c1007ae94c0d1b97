package topset.session.exercises;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.Suggestions;
import topset.edge.web.ContractJson;
import topset.store.Query;
import topset.store.Sql;

/**
 * Exercises of the shared catalogue need no query; a gym's own need one query for all sets of a request. No exercise is
 * cached across requests, so a result is never outdated.
 */
@ApplicationScoped
public class KnownExercises {
    private static final int LONGEST_ID = 64;

    /**
     * The longest total time for which an import waits. An exercise usually arrives within a second, or within seconds
     * if the services are busy.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String FIND =
            "select e.id, e.definition from unnest(?::text[]) w(id) join exercise e on e.gym = ? and e.id = w.id";

    private static final String AVAILABLE =
            "select id, definition from exercise where gym = ? and not retired order by id";

    private static final String DEFINE = "insert into exercise (gym, id, definition, retired) values (?, ?, ?, false)"
            + " on conflict (gym, id) do update set definition = excluded.definition, retired = false";

    private static final String RETIRE = "update exercise set retired = true where gym = ? and id = any(?)";

    private final Exercises catalogue;
    private final @Nullable DataSource database;

    /** @param database null in tests: no gym has exercises of its own */
    @Inject
    public KnownExercises(Exercises catalogue, @Nullable DataSource database) {
        this.catalogue = catalogue;
        this.database = database;
    }

    public Named find(String gym, Collection<String> ids) {
        var others = ids.stream()
                .filter(id -> id.length() <= LONGEST_ID && catalogue.find(id) == null)
                .distinct()
                .toList();
        return new Named(gym, others.isEmpty() ? Map.of() : own(gym, others), null);
    }

    /**
     * For an import, which caches the exercises that it finds, and waits for those that it has just defined in the
     * program service and that arrive in this service through Kafka. The total waiting time is limited, so sets with
     * exercises that nobody defines cost little time.
     */
    public Named oneByOne(String gym) {
        return oneByOne(gym, LONGEST_WAIT);
    }

    Named oneByOne(String gym, Duration longest) {
        return new Named(gym, new HashMap<>(), longest);
    }

    /** Without the retired ones. */
    public List<Exercise> ownOf(String gym) {
        return database == null
                ? List.of()
                : Query.on(database, connection -> Sql.list(connection, AVAILABLE, KnownExercises::read, gym));
    }

    /** Includes retired exercises. Needs one round trip. */
    Map<String, Exercise> own(String gym, Collection<String> ids) {
        var found = new HashMap<String, Exercise>();
        if (database != null) {
            Query.on(database, connection -> {
                var wanted = connection.createArrayOf("text", ids.toArray());
                Sql.each(connection, FIND, row -> found.put(row.getString(1), read(row)), wanted, gym);
                return found;
            });
        }
        return found;
    }

    private static Exercise read(ResultSet row) throws SQLException {
        return ContractJson.read(row.getString(2), Exercise.class);
    }

    static void define(Connection connection, String gym, Exercise exercise) throws SQLException {
        Sql.change(connection, DEFINE, gym, exercise.id(), ContractJson.text(exercise));
    }

    static int retire(Connection connection, String gym, Collection<String> ids) throws SQLException {
        return Sql.change(connection, RETIRE, gym, connection.createArrayOf("text", ids.toArray()));
    }

    /**
     * From now on an import does not find the exercises by their names. The program service has retired them, and its
     * event may arrive after the next import of the same log.
     */
    public void areRetired(String gym, Collection<String> ids) {
        Query.on(requireNonNull(database), connection -> retire(connection, gym, ids));
    }

    private List<Exercise> available(String gym) {
        var all = new ArrayList<>(catalogue.all());
        all.addAll(ownOf(gym));
        return all;
    }

    /** The exercises of one request or of one import. Only one thread may use an instance. */
    public final class Named {
        private final String gym;
        private final Map<String, Exercise> ofGym;
        private final boolean looksUp;
        private final Suggestions suggestions;
        private long pauses;

        /** @param wait null if all exercises of the gym that may be asked for are in {@code ofGym} */
        private Named(String gym, Map<String, Exercise> ofGym, @Nullable Duration wait) {
            this.gym = gym;
            this.ofGym = ofGym;
            this.looksUp = wait != null;
            this.pauses = wait == null ? 0 : wait.dividedBy(PAUSE);
            this.suggestions = new Suggestions(() -> available(gym));
        }

        /** Null if neither the catalogue nor the gym has the exercise. */
        public @Nullable Exercise find(String id) {
            var exercise = catalogue.find(id);
            if (exercise == null && looksUp && id.length() <= LONGEST_ID) {
                lookUp(id);
            }
            return exercise != null ? exercise : ofGym.get(id);
        }

        private void lookUp(String id) {
            while (!ofGym.containsKey(id)) {
                ofGym.putAll(own(gym, List.of(id)));
                if (ofGym.containsKey(id) || pauses == 0) {
                    return;
                }
                pauses--;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        public String mustBeKnown(String unknown) {
            var id = unknown.length() > LONGEST_ID ? unknown.substring(0, LONGEST_ID) + "…" : unknown;
            return "must be the id of an exercise that GET /v1/exercises of the program service lists, not " + id
                    + suggestions.of(unknown);
        }
    }
}

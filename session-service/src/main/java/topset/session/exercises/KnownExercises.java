package topset.session.exercises;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.GymFact.ExerciseRetired;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.Suggestions;
import topset.edge.web.ContractJson;
import topset.store.Query;
import topset.store.Sql;

/**
 * Exercises of the shared catalogue need no query; a gym's own need one query for all sets of a request. No exercise is
 * cached across requests, so a result is never outdated.
 *
 * <p>The table {@code exercise} has a copy of each exercise that a gym has defined in the program service. Of each
 * exercise the definition with the highest number counts, and the exercise is retired if its newest retirement has a
 * higher number. So repeated and missing events do no harm.
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

    private static final String DEFINE = """
        insert into exercise (gym, id, definition, defined) values (?, ?, ?, ?)
        on conflict (gym, id) do update set definition = excluded.definition, defined = excluded.defined
        where exercise.defined < excluded.defined\
        """;

    private static final String RETIRE = "update exercise set retired = greatest(retired, ?) where gym = ? and id = ?";

    /** The next definition has a higher number, so it makes the exercise available again. */
    private static final String RETIRE_NOW =
            "update exercise set retired = greatest(retired, defined + 1) where gym = ? and id = any (?)";

    private static final String AVAILABLE =
            "select definition from exercise where gym = ? and retired < defined order by id";

    private static final String OF_IDS = "select definition from exercise where gym = ? and id = any (?)";

    private final Exercises catalogue;
    private final DataSource dataSource;

    public KnownExercises(Exercises catalogue, DataSource dataSource) {
        this.catalogue = catalogue;
        this.dataSource = dataSource;
    }

    void define(ExerciseDefined event, long sequence) {
        var exercise = event.exercise();
        change(DEFINE, event.gym(), exercise.id(), ContractJson.text(exercise), sequence);
    }

    void retire(ExerciseRetired event, long sequence) {
        change(RETIRE, sequence, event.gym(), event.exerciseId());
    }

    /**
     * From now on an import does not find the exercises by their names. The program service has retired them, and its
     * event may arrive after the next import of the same log.
     */
    public void areRetired(String gym, Collection<String> ids) {
        change(RETIRE_NOW, gym, ids.toArray(String[]::new));
    }

    private void change(String sql, Object... values) {
        var _ = Query.on(dataSource, connection -> Sql.change(connection, sql, values));
    }

    public NamedExercises find(String gym, Collection<String> ids) {
        var others = ids.stream()
                .filter(id -> id.length() <= LONGEST_ID && catalogue.find(id) == null)
                .distinct()
                .toList();
        return new NamedExercises(gym, others.isEmpty() ? Map.of() : own(gym, others), null);
    }

    /**
     * For an import, which caches the exercises that it finds, and waits for those that it has just defined in the
     * program service and that arrive in this service through Kafka. The total waiting time is limited, so sets with
     * exercises that nobody defines cost little time.
     */
    public NamedExercises oneByOne(String gym) {
        return oneByOne(gym, LONGEST_WAIT);
    }

    NamedExercises oneByOne(String gym, Duration longest) {
        return new NamedExercises(gym, new HashMap<>(), longest);
    }

    /** Without the retired ones. */
    public List<Exercise> ownOf(String gym) {
        return Query.on(dataSource, connection -> Sql.list(connection, AVAILABLE, KnownExercises::read, gym));
    }

    /** Includes retired exercises. */
    protected Map<String, Exercise> own(String gym, Collection<String> ids) {
        var wanted = ids.toArray(String[]::new);
        var found = Query.on(dataSource, connection -> Sql.list(connection, OF_IDS, KnownExercises::read, gym, wanted));
        return found.stream().collect(Collectors.toMap(Exercise::id, exercise -> exercise));
    }

    private static Exercise read(ResultSet row) throws SQLException {
        return ContractJson.read(row.getString(1), Exercise.class);
    }

    private List<Exercise> available(String gym) {
        var all = new ArrayList<>(catalogue.all());
        all.addAll(ownOf(gym));
        return all;
    }

    /** The exercises of one request or of one import. Only one thread may use an instance. */
    public final class NamedExercises {
        private final String gym;
        private final Map<String, Exercise> ofGym;
        private final boolean looksUp;
        private final Suggestions suggestions;
        private long pauses;

        /** @param wait null if all exercises of the gym that may be asked for are in {@code ofGym} */
        private NamedExercises(String gym, Map<String, Exercise> ofGym, @Nullable Duration wait) {
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

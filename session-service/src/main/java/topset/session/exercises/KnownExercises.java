package topset.session.exercises;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.Suggestions;

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

    private final Exercises catalogue;

    public KnownExercises(Exercises catalogue) {
        this.catalogue = catalogue;
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
    @Transactional
    public List<Exercise> ownOf(String gym) {
        return GymExercise.available(gym).stream().map(row -> row.definition).toList();
    }

    /** Includes retired exercises. */
    @Transactional
    protected Map<String, Exercise> own(String gym, Collection<String> ids) {
        return GymExercise.of(gym, ids).stream().collect(Collectors.toMap(row -> row.id, row -> row.definition));
    }

    /**
     * From now on an import does not find the exercises by their names. The program service has retired them, and its
     * event may arrive after the next import of the same log.
     */
    @Transactional
    public void areRetired(String gym, Collection<String> ids) {
        GymExercise.retire(gym, ids);
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

package topset.program.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.GymCatalogue;
import topset.program.programs.AthletePrograms;
import topset.store.Query;
import topset.store.RoundTrip;

/**
 * Caches the exercises of gyms. Each read asks the database for the version of the gym's exercises, so it also sees a
 * change that another replica has made. The exercises are read only if the version has changed.
 */
@ApplicationScoped
public class GymCatalogues {
    /** In exercises. Enough for twenty gyms with the largest allowed number of them. */
    private static final int MOST_KEPT = 10_000;

    private final Exercises exercises;
    private final DataSource dataSource;
    private final GymCatalogue withoutOwn;

    private final Cache<UUID, GymCatalogue> byVersion = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((UUID version, GymCatalogue each) -> each.ownCount())
            .build();

    public GymCatalogues(Exercises exercises, DataSource dataSource) {
        this.exercises = exercises;
        this.dataSource = dataSource;
        this.withoutOwn = new GymCatalogue(exercises, List.of());
    }

    public boolean isOfEveryGym(String id) {
        return exercises.find(id) != null;
    }

    public GymCatalogue of(AthletePrograms programs, RoundTrip.Runner database) throws SQLException {
        return of(programs.athlete().gym(), programs.exercises(), database);
    }

    /**
     * Queries the database only if this replica has not cached the version.
     *
     * @param version null if the gym has defined no exercise
     */
    public GymCatalogue of(String gym, @Nullable UUID version, RoundTrip.Runner database) throws SQLException {
        if (version == null) {
            return withoutOwn;
        }
        var known = byVersion.getIfPresent(version);
        if (known != null) {
            return known;
        }
        var stored = new ExerciseTable.StoredExercise();
        database.run(stored.queries(gym));
        var newest = stored.version();
        if (newest == null) {
            return withoutOwn;
        }
        var read = new GymCatalogue(exercises, stored.exercises());
        byVersion.put(newest, read);
        return read;
    }

    public GymCatalogue load(Connection connection, String gym) throws SQLException {
        var version = ExerciseTable.version(connection, gym).orElse(null);
        return of(gym, version, queries -> queries.run(connection));
    }

    public GymCatalogue read(String gym) {
        return Query.on(dataSource, connection -> load(connection, gym));
    }

    /** Looks in the shared catalogue first. */
    Optional<ExerciseService.Defined> find(String gym, String id) {
        var exercise = exercises.find(id);
        return exercise == null
                ? Query.on(dataSource, connection -> ExerciseTable.find(connection, gym, id))
                : Optional.of(new ExerciseService.Defined(exercise, 0, false));
    }
}

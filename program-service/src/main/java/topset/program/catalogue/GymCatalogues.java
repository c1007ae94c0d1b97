package topset.program.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.Exercises;
import topset.edge.exercises.GymCatalogue;
import topset.program.programs.AthletePrograms;
import topset.store.Query;

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

    public GymCatalogue of(Connection connection, AthletePrograms programs) throws SQLException {
        return of(connection, programs.athlete().gym(), programs.exercises());
    }

    /**
     * Queries the database only if this replica has not cached the version; null if the gym has defined no exercise.
     */
    public GymCatalogue of(Connection connection, String gym, @Nullable UUID version) throws SQLException {
        if (version == null) {
            return withoutOwn;
        }
        var known = byVersion.getIfPresent(version);
        if (known != null) {
            return known;
        }
        var stored = ExerciseTable.load(connection, gym);
        var read = stored.map(each -> new GymCatalogue(exercises, each.exercises()))
                .orElse(withoutOwn);
        stored.ifPresent(each -> byVersion.put(each.version(), read));
        return read;
    }

    public GymCatalogue load(Connection connection, String gym) throws SQLException {
        return of(connection, gym, ExerciseTable.version(connection, gym).orElse(null));
    }

    public GymCatalogue read(String gym) {
        return Query.on(dataSource, connection -> load(connection, gym));
    }

    /** Looks in the shared catalogue first. */
    ExerciseService.@Nullable Defined find(String gym, String id) {
        var exercise = exercises.find(id);
        if (exercise != null) {
            return new ExerciseService.Defined(exercise, 0, false);
        }
        return Query.on(dataSource, connection -> ExerciseTable.find(connection, gym, id))
                .orElse(null);
    }
}

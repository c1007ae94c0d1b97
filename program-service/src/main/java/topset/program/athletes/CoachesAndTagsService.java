package topset.program.athletes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.operations.TraceContext;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.StoreFailedException;
import topset.store.StoreTransaction;

/**
 * Changes and reads the coaches and tags of athletes. Each change is stored as an event of the gym and not of the
 * athlete, because the session service needs them in the order of the gym's other decisions, such as which athletes its
 * coaches see (ADR 0067).
 */
@ApplicationScoped
public class CoachesAndTagsService {
    private final EventStore store;
    private final DataSource dataSource;
    private final Clock clock;

    public CoachesAndTagsService(EventStore store, DataSource dataSource, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * Changes the athlete's coaches or tags. Does nothing if the result of the change equals the stored coaches and
     * tags.
     */
    public CoachesAndTags change(Actor actor, Athlete athlete, UnaryOperator<CoachesAndTags> change) {
        var traceParent = TraceContext.current();
        return store.transact(List.of(athlete, Athlete.ofGym(athlete.gym())), tx -> {
            var before = CoachesAndTagsTable.find(tx.connection(), athlete);
            var after = change.apply(before);
            save(tx, actor, athlete, before, after, clock.instant(), traceParent);
            return after;
        });
    }

    /** Returns the athlete's coaches and tags. */
    public CoachesAndTags find(Athlete athlete) {
        try (Connection connection = dataSource.getConnection()) {
            return CoachesAndTagsTable.find(connection, athlete);
        } catch (SQLException e) {
            throw new StoreFailedException(e);
        }
    }

    /** @param tx holds the locks of the athlete and of the gym */
    static void save(
            StoreTransaction tx,
            Actor actor,
            Athlete athlete,
            CoachesAndTags before,
            CoachesAndTags after,
            Instant now,
            @Nullable String traceParent)
            throws SQLException {
        var events = new ArrayList<GymEvent>();
        if (!before.coaches().equals(after.coaches())) {
            events.add(new GymEvent.AthleteCoachesChanged(athlete.id(), after.coaches(), now));
        }
        if (!before.tags().equals(after.tags())) {
            events.add(new GymEvent.AthleteTagsChanged(athlete.id(), after.tags(), now));
        }
        for (var event : events) {
            GymStream.append(tx, actor, athlete.gym(), event, now, traceParent);
        }
        if (!events.isEmpty()) {
            CoachesAndTagsTable.save(tx.connection(), athlete, after);
        }
    }
}

package topset.verification.bench.append;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.SetCompleted;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Feed;
import topset.store.NewEvent;
import topset.store.Projection;
import topset.store.StreamView;
import topset.store.Write;
import topset.store.append.Decided;
import topset.store.append.GroupCommit;
import topset.testsupport.Json;

/** Stores events with the group commit of this project, as the session service does. */
final class TopsetStore implements ComparedStore {
    /** The largest number of writes in one transaction. The session service uses the same number. */
    private static final int MOST_WRITES = 64;

    /** The size of the session service's pool of connections. */
    private static final int CONNECTIONS = 20;

    private final ComparedDatabase database;
    private final GroupCommit<SetCompleted> commits;

    TopsetStore(ComparedDatabase database) throws SQLException {
        this.database = database;
        var store = new EventStore(database.connections(CONNECTIONS), Feed.NOTHING, () -> {});
        this.commits = new GroupCommit<>(store, TopsetStore::neverRead, Projection.none(), MOST_WRITES);
    }

    private static SetCompleted neverRead(Object stored) {
        throw new IllegalStateException("This benchmark reads no event, but " + stored);
    }

    @Override
    public String name() {
        return "Topset";
    }

    @Override
    public void append(SetCompleted set, long version) {
        commits.submit(new LoggedSet(set, version));
    }

    @Override
    public long events() throws SQLException {
        return database.number("SELECT count(*) FROM event");
    }

    @Override
    public long messages() throws SQLException {
        return database.number("SELECT count(*) FROM outbox");
    }

    /** The request to append one set as the event with the given version. */
    private record LoggedSet(SetCompleted set, long version) implements Write<SetCompleted, Long> {

        @Override
        public Athlete athlete() {
            return new Athlete(set.gym(), set.athleteId());
        }

        @Override
        public String stream() {
            return SetStorage.stream(set);
        }

        @Override
        public Actor actor() {
            return SetStorage.ACTOR;
        }

        @Override
        public @Nullable String traceParent() {
            return null;
        }

        @Override
        public Decided<SetCompleted, Long> decide(StreamView<SetCompleted> stream) {
            if (stream.version() != version - 1) {
                throw new IllegalStateException(
                        "The stream has version " + stream.version() + ", not " + (version - 1));
            }
            var event = new NewEvent<>(
                    set,
                    SetStorage.TYPE,
                    set.completedAt(),
                    Json.write(set),
                    stored ->
                            List.of(SetStorage.message(set, stored.version(), stored.sequence(), stored.recordedAt())));
            return new Decided<>(List.of(event), stored -> version);
        }
    }
}

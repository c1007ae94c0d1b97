package topset.store;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

public final class EventStore {
    public EventStore(DataSource dataSource, Feed feed, Runnable afterCommit) {}

    public <T> T transact(Collection<Athlete> athletes, Work<T> work) {
        return Stub.notYet();
    }

    public List<RecordedEvent> load(StreamKey stream, long afterVersion) {
        return Stub.notYet();
    }
}

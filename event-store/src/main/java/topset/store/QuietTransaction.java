package topset.store;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Somebody's transaction, seen as one in which no event can be stored and no message published: for what derives state anew, and must tell
 * nobody.
 */
public record QuietTransaction(Connection connection) implements StoreTransaction {

    @Override
    public long version(StreamKey stream) {
        throw refused();
    }

    @Override
    public Map<StreamKey, Long> versions(Collection<StreamKey> streams) {
        throw refused();
    }

    @Override
    public List<RecordedEvent> load(StreamKey stream, long afterVersion) {
        throw refused();
    }

    @Override
    public Map<StreamKey, List<RecordedEvent>> load(Map<StreamKey, Long> afterVersions) {
        throw refused();
    }

    @Override
    public List<RecordedEvent> append(List<Append> appends) {
        throw refused();
    }

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        throw refused();
    }

    @Override
    public void publish(List<OutgoingMessage> messages) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Derived state is made anew without events and messages");
    }
}

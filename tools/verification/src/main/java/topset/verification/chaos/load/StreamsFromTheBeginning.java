package topset.verification.chaos.load;

import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.FaultEvent;
import com.launchdarkly.eventsource.StreamEvent;
import com.launchdarkly.eventsource.StreamHttpErrorException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import topset.local.servers.Database;
import topset.testsupport.ServerSentEvents;
import topset.verification.chaos.pair.ShakenPair;

/** Opens twenty event streams from a gym's first event, while the store has many events of another gym. */
public final class StreamsFromTheBeginning implements AutoCloseable {
    private static final int STREAMS = 20;

    private static final Set<Integer> EXPECTED = Set.of(429, 503);

    private static final String CROWD = "-crowd";

    private static final String EVENTS = """
        insert into event
            (gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data, metadata)
        select ?, 'crowd', n, 'crowd', n, type, occurred_at, recorded_at, data, metadata
        from (select * from event where gym = ? and sequence is not null order by position limit 1) as one,
            generate_series(1, ?) as n\
        """;

    private final ShakenPair pair;
    private final String gym;
    private final List<EventSource> streams = new ArrayList<>();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    public StreamsFromTheBeginning(ShakenPair pair, String gym, int others) throws SQLException {
        this.pair = pair;
        this.gym = gym;
        try (var connection = superuser();
                var statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, gym + CROWD);
            statement.setString(2, gym);
            statement.setInt(3, others);
            statement.executeUpdate();
        }
    }

    public void open() {
        for (int n = 0; n < STREAMS; n++) {
            streams.add(opened());
        }
    }

    private EventSource opened() {
        var token = pair.stack().token(gym, "coach", "watching");
        var events = ServerSentEvents.of(URI.create(pair.program().url() + "/v1/stream"), token, "0-0")
                .errorStrategy(ErrorStrategy.alwaysContinue())
                .build();
        Thread.ofVirtual().start(() -> events.anyEvents().forEach(this::take));
        return events;
    }

    private void take(StreamEvent event) {
        if (event instanceof FaultEvent fault
                && fault.getCause() instanceof StreamHttpErrorException refused
                && !EXPECTED.contains(refused.getCode())) {
            failures.add(Integer.toString(refused.getCode()));
        }
    }

    private Connection superuser() throws SQLException {
        return pair.connectAsSuperuser(Database.PROGRAM.database());
    }

    public Set<String> failures() {
        return Set.copyOf(failures);
    }

    public void hangUp() {
        streams.forEach(EventSource::close);
    }

    @Override
    public void close() throws SQLException {
        hangUp();
        try (var connection = superuser();
                var statement = connection.prepareStatement("delete from event where gym = ?")) {
            statement.setString(1, gym + CROWD);
            statement.executeUpdate();
        }
    }
}

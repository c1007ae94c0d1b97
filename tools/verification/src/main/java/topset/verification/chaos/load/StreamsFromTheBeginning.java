package topset.verification.chaos.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import topset.local.servers.Database;
import topset.verification.chaos.pair.ShakenPair;

/**
 * Opens twenty event streams of one gym that start at the gym's first event, while the store has many events of another
 * gym.
 */
public final class StreamsFromTheBeginning implements AutoCloseable {
    private static final int STREAMS = 20;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String CROWD = "-crowd";

    private static final String EVENTS = """
            insert into event
                (gym, athlete, sequence, stream, version, type, occurred_at, recorded_at, data, metadata)
            select ?, 'crowd', n, 'crowd', n, type, occurred_at, recorded_at, data, metadata
            from (select * from event where gym = ? and sequence is not null order by position limit 1) as one,
                generate_series(1, ?) as n""";

    private final ShakenPair pair;
    private final String gym;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * Stores copies of one event as events of another gym, so that the store has many events that the streams must
     * skip.
     *
     * @param gym a gym with published events
     * @param others the number of copies to store
     */
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
            readers.execute(this::read);
        }
    }

    private void read() {
        var request = HttpRequest.newBuilder(URI.create(pair.program().url() + "/v1/stream"))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + pair.stack().token(gym, "coach", "watching"))
                .header("Last-Event-ID", "0-0")
                .build();
        while (!closing) {
            try {
                var answer = client.send(request, BodyHandlers.ofInputStream());
                if (answer.statusCode() != OK
                        && answer.statusCode() != TOO_MANY
                        && answer.statusCode() != UNAVAILABLE) {
                    failures.add(answer.statusCode() + "");
                }
                readToTheEnd(answer.body());
            } catch (IOException ended) {
                // The connection of the event stream failed or ended. The loop opens the stream again.
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private static void readToTheEnd(@Nullable InputStream events) throws IOException {
        if (events != null) {
            try (events) {
                events.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private Connection superuser() throws SQLException {
        return pair.connectAsSuperuser(Database.PROGRAM.database());
    }

    /** Returns the received answers that the service must never give to a stream. */
    public Set<String> failures() {
        return Set.copyOf(failures);
    }

    public void hangUp() {
        closing = true;
        readers.shutdownNow();
        client.shutdownNow();
    }

    /**
     * Closes the streams and deletes the events of the other gym, so that a later refill of the topic does not publish
     * them.
     */
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

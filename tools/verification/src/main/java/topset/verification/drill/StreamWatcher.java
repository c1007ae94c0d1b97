package topset.verification.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import topset.local.servers.Database;
import topset.verification.chaos.pair.ShakenPair;

/**
 * A client of the live stream of one gym, from the gym's first event. When the stream ends, the client opens it again
 * and continues after the last event that it has received, as a browser does.
 */
final class StreamWatcher implements AutoCloseable {
    private static final String FROM_THE_BEGINNING = "0-0";
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int OK = 200;

    /** The names of events that are no published events. */
    private static final Set<String> OWN_NAMES = Set.of("ready", "reset", "dropped", "row-changed");

    private final URI stream;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<Long> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile String last = FROM_THE_BEGINNING;
    private volatile String name = "";
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean closing;

    private StreamWatcher(URI address, String token) {
        this.stream = URI.create(address + "/v1/stream");
        this.token = token;
        this.thread = Thread.ofVirtual().name("watcher").unstarted(this::watch);
    }

    static StreamWatcher open(URI address, String token) {
        var watcher = new StreamWatcher(address, token);
        watcher.thread.start();
        return watcher;
    }

    private void watch() {
        while (!closing) {
            var request = HttpRequest.newBuilder(stream)
                    .header("Authorization", "Bearer " + token)
                    .header("Last-Event-ID", last)
                    .build();
            try {
                var answer = client.send(request, BodyHandlers.ofLines());
                if (answer.statusCode() != OK) {
                    failures.add("the stream was answered " + answer.statusCode());
                }
                opened.incrementAndGet();
                try (Stream<String> lines = answer.body()) {
                    lines.forEach(this::read);
                }
            } catch (IOException | UncheckedIOException ended) {
                // The replica has ended. The loop opens the stream again, at another replica.
            } catch (InterruptedException over) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void read(String line) {
        if (line.startsWith("event:")) {
            name = line.substring("event:".length()).strip();
        } else if (line.startsWith("id:")) {
            last = line.substring("id:".length()).strip();
        } else if (line.isEmpty()) {
            if (name.equals("reset")) {
                failures.add("the stream began again from now on");
            }
            if (!name.isEmpty() && !OWN_NAMES.contains(name)) {
                received.add(Long.parseLong(last.substring(last.indexOf('-') + 1)));
            }
            name = "";
        }
    }

    /** Returns how often the stream was opened. */
    int opened() {
        return opened.get();
    }

    /** Returns the answers that the service must never give to a watcher. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Returns the positions of the published events that were received, in the order of their arrival. */
    List<Long> received() {
        return List.copyOf(received);
    }

    /** Returns the positions of a gym's published events in the order in which a watcher must receive them. */
    static List<Long> published(ShakenPair pair, String gym) throws SQLException {
        try (var connection = pair.connect(Database.PROGRAM);
                var statement = connection.prepareStatement("select position from event"
                        + " where gym = ? and sequence is not null order by xid, position")) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                var positions = new ArrayList<Long>();
                while (rows.next()) {
                    positions.add(rows.getLong(1));
                }
                return positions;
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        client.shutdownNow();
        thread.interrupt();
    }
}

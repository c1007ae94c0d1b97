package topset.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topset.store.Given.append;
import static topset.store.Given.athlete;
import static topset.store.Given.published;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import topset.store.outbox.OutboxRows;
import topset.store.outbox.RefusedMessages;
import topset.store.outbox.Relay;

/** The parts of a service that its relay sees: a database, a log topic and a compacted topic. */
public final class PublishingService implements AutoCloseable {

    private static final AtomicInteger SERVICES = new AtomicInteger();

    private final String name = "service-" + SERVICES.incrementAndGet();
    private final StoreDatabase database;
    private final AgroalDataSource connections;
    private final EventStore store;
    private final List<Relay> relays = new ArrayList<>();
    private final List<TopicReader> readers = new ArrayList<>();

    /** Empties the database. */
    public PublishingService(StoreDatabase database) {
        this(database, 1_048_588);
    }

    /** Empties the database and creates topics with a limit on the message size. */
    public PublishingService(StoreDatabase database, int maxMessageBytes) {
        this.database = database;
        this.connections = database.dataSource(4);
        database.clear();
        SharedStack.createTopic(log(), 6, "delete", maxMessageBytes);
        SharedStack.createTopic(targets(), 6, "compact", maxMessageBytes);
        this.store = new EventStore(connections, owners -> {});
    }

    public String name() {
        return name;
    }

    public RefusedMessages refused() {
        return new RefusedMessages(store);
    }

    public NewEvent<String> event(String data) {
        return published(log(), data);
    }

    public String log() {
        return "log-" + name;
    }

    public String targets() {
        return "targets-" + name;
    }

    public EventStore store() {
        return store;
    }

    public Relay relay() {
        return relay(Map.of());
    }

    /** Starts another relay. */
    public Relay relay(Map<String, Object> more) {
        return started(
                new Relay(name, database.url(), StoreDatabase.SERVICE, database.servicePassword(), properties(more)));
    }

    /** Starts another relay, with a listener of the acknowledged messages. */
    public Relay relay(BiConsumer<OutgoingMessage, Instant> listener) {
        var relay = new Relay(
                name, database.url(), StoreDatabase.SERVICE, database.servicePassword(), properties(Map.of()));
        relay.onAcknowledgement(listener);
        return started(relay);
    }

    /** Starts another relay, with another time limit for Kafka. */
    public Relay relay(Map<String, Object> more, Duration patience) {
        return started(new Relay(
                name, database.url(), StoreDatabase.SERVICE, database.servicePassword(), properties(more), patience));
    }

    private static Map<String, Object> properties(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", SharedStack.bootstrapServers()));
        properties.putAll(more);
        return properties;
    }

    private Relay started(Relay relay) {
        relays.add(relay);
        relay.start();
        return relay;
    }

    public TopicReader reader(String topic) {
        var reader = new TopicReader(topic);
        readers.add(reader);
        return reader;
    }

    /** Appends events athlete by athlete, each in its own transaction. */
    public void write(int athletes, int eventsEach) {
        for (int n = 0; n < eventsEach; n++) {
            String data = Integer.toString(n);
            for (int a = 0; a < athletes; a++) {
                Athlete athlete = athlete("a" + a);
                store.run(
                        List.of(athlete),
                        transaction -> Given.store(
                                transaction, List.of(append(athlete, "s" + athlete.id(), published(log(), data)))));
            }
        }
    }

    public void publish(OutgoingMessage... messages) throws SQLException {
        var rows = OutboxRows.noRows();
        for (var message : messages) {
            OutboxRows.add(rows, message);
        }
        try (Connection connection = connections.getConnection()) {
            new RoundTrip().change(OutboxRows.INSERT, rows).run(connection);
        }
    }

    /** A message for the compacted topic. */
    public OutgoingMessage target(String slot, String value) {
        return new OutgoingMessage(targets(), "gym/a/" + slot, "gym/a", Map.of(), value.getBytes(UTF_8), true);
    }

    public boolean outboxIsEmpty() {
        return database.ask("SELECT count(*) FROM outbox").equals("0");
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        readers.forEach(TopicReader::close);
        connections.close();
    }
}

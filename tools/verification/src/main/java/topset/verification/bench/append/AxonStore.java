package topset.verification.bench.append;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.json.JacksonSerializer;
import topset.contract.SetCompleted;
import topset.store.OutgoingMessage;
import topset.store.append.HeadersJson;
import topset.testsupport.Json;

/**
 * Stores events with the JDBC event storage engine of Axon Framework. The outbox row is inserted in the transaction of
 * the event. The outbox table is a copy of the session service's table, with the same indexes.
 */
final class AxonStore implements ComparedStore {
    private static final String EVENTS = "axon.domain_event_entry";

    private static final String OUTBOX_TABLE = "CREATE TABLE axon.outbox (LIKE public.outbox INCLUDING ALL)";

    private static final String OUTBOX_ROW =
            "INSERT INTO axon.outbox (topic, key, partition_key, headers, value, compacted) VALUES (?, ?, ?, ?::json, ?, ?)";

    private static final String AGGREGATE = "Session";

    private static final MetaData METADATA = MetaData.from(Map.of(
            "actor", SetStorage.ACTOR.subject(), "role", SetStorage.ACTOR.role().name()));

    private final ComparedDatabase database;
    private final ThreadTransactions transactions;
    private final JdbcEventStorageEngine engine;

    /**
     * Creates the tables of Axon Framework and a store that uses them.
     *
     * @param threads the largest number of threads that append at the same time, each with a connection of its own
     */
    AxonStore(ComparedDatabase database, int threads) throws SQLException {
        this.database = database;
        database.createSchema("axon");
        this.transactions = new ThreadTransactions(database.connections(threads));
        var serializer = JacksonSerializer.builder().objectMapper(Json.mapper()).build();
        this.engine = JdbcEventStorageEngine.builder()
                .connectionProvider(transactions)
                .transactionManager(transactions)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .schema(EventSchema.builder()
                        .eventTable(EVENTS)
                        .snapshotTable("axon.snapshot_event_entry")
                        .build())
                .build();
        transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        transactions.executeInTransaction(() -> transactions.execute(OUTBOX_TABLE));
    }

    @Override
    public String name() {
        return "Axon";
    }

    @Override
    public void append(SetCompleted set, long version) {
        transactions.executeInTransaction(() -> {
            engine.appendEvents(List.of(
                    new GenericDomainEventMessage<>(AGGREGATE, SetStorage.stream(set), version - 1, set, METADATA)));
            insert(SetStorage.message(set, version, version, OffsetDateTime.now(ZoneOffset.UTC)));
        });
    }

    private void insert(OutgoingMessage message) {
        transactions.execute(OUTBOX_ROW, row -> {
            row.setString(1, message.topic());
            row.setString(2, message.key());
            row.setString(3, message.partitionKey());
            row.setString(4, HeadersJson.write(message.headers()));
            row.setBytes(5, message.value());
            row.setBoolean(6, message.compacted());
        });
    }

    @Override
    public long events() throws SQLException {
        return database.number("SELECT count(*) FROM " + EVENTS);
    }

    @Override
    public long messages() throws SQLException {
        return database.number("SELECT count(*) FROM axon.outbox");
    }
}

package topset.program.intake;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import topset.program.coaching.EquipmentChanges;
import topset.program.parked.ParkedAthletes;
import topset.program.replanning.TimeSweep;
import topset.testsupport.Json;

/**
 * The doors of the service that no HTTP call opens. This is the only class of the tapes that names classes or tables of
 * the service, so it is the only one that changes when the service is built differently.
 */
@Singleton
public class TapeDoors {
    private static final String OUTBOX =
            "delete from outbox returning id, topic, key, partition_key, headers::text, value";

    /** Events that a webhook has not read yet, and messages that its receiver does not have yet. */
    private static final String UNSENT = "select (select count(*) from webhook w join event e on e.gym = w.gym"
            + " and (e.xid, e.position) > (w.after_xid, w.after_position) where w.gym = ?)"
            + " + (select count(*) from webhook_delivery d where d.gym = ?)";

    private final SessionEventConsumer intake;
    private final TimeSweep time;
    private final EquipmentChanges equipment;
    private final ParkedAthletes waiters;
    private final DataSource database;

    TapeDoors(
            SessionEventConsumer intake,
            TimeSweep time,
            EquipmentChanges equipment,
            ParkedAthletes waiters,
            DataSource database) {
        this.intake = intake;
        this.time = time;
        this.equipment = equipment;
        this.waiters = waiters;
        this.database = database;
    }

    /** A message that waits for Kafka. */
    public record Message(
            long id,
            String topic,
            String key,
            String partitionKey,
            Map<String, String> headers,
            @Nullable String value) {

        private static Message of(ResultSet row) throws SQLException {
            var value = row.getBytes(6);
            var headers = new TreeMap<String, String>();
            Json.read(row.getString(5))
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            return new Message(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    headers,
                    value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
    }

    /** Processes records as one batch of Kafka. */
    public void batch(String topic, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            intake.take(new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs all jobs that the service runs by itself, until nothing is due at the clock's time. */
    public void jobs() {
        try {
            equipment.goOn();
            time.sweep();
            waiters.sweep();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes the messages that wait for Kafka, as the relay does, and returns them unordered. */
    public List<Message> outbox() {
        return rows(OUTBOX, Message::of);
    }

    /** Whether the receivers of a gym's webhooks have all messages. */
    public boolean webhooksHaveAll(String gym) {
        return rows(UNSENT, row -> row.getLong(1), gym, gym).getFirst() == 0;
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, RowReader<T> reader, String... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < parameters.length; n++) {
                statement.setString(n + 1, parameters[n]);
            }
            var read = new ArrayList<T>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package topset.program.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.kafka.KafkaLink;
import topset.program.rebuild.staging.LogReader;
import topset.program.rebuild.staging.LogStaging;
import topset.program.replanning.Transactions;

/**
 * Reads session events from Kafka into the staging table of a rebuild (a database table that only rebuilds use): first
 * the requested topic, then the session topic, and later the newest events of the session topic.
 */
final class SessionTopics implements AutoCloseable {
    private static final int TOPIC_BEFORE = -1;

    private final KafkaLink kafka;
    private final Transactions transactions;
    private final RebuildRow rebuild;
    private final LogStaging staging;
    private final Runnable mayGoOn;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private @Nullable LogReader tail;

    /**
     * Creates a reader of the Kafka topics of one rebuild.
     *
     * @param mayGoOn throws an exception if the rebuild must stop
     */
    SessionTopics(
            KafkaLink kafka, Transactions transactions, RebuildRow rebuild, LogStaging staging, Runnable mayGoOn) {
        this.kafka = kafka;
        this.transactions = transactions;
        this.rebuild = rebuild;
        this.staging = staging;
        this.mayGoOn = mayGoOn;
    }

    /** Returns the number of Kafka records that have been read so far for the rebuild. */
    long read() {
        return read.get();
    }

    long total() {
        return total.get();
    }

    /**
     * Reads the topics from the positions that the rebuild has stored to the current ends of their partitions.
     *
     * @param readers the number of partition groups that are read at the same time
     * @throws KafkaException if Kafka does not answer; the caller may call this method again
     */
    void readAll(int readers) {
        read.set(0);
        total.set(0);
        int partitions = 0;
        var topic = rebuild.order().topic();
        if (topic != null && !topic.equals(Topics.SESSION_EVENTS)) {
            partitions += readAll(TOPIC_BEFORE, topic, readers);
        }
        int all = partitions + readAll(LogStaging.SESSION_TOPIC, Topics.SESSION_EVENTS, readers);
        transactions.change(connection -> {
            RebuildTable.require(connection, rebuild.id());
            staging.end(connection, all);
        });
    }

    private int readAll(int number, String topic, int readers) {
        var partitions = LogReader.partitions(kafka, topic);
        var groups = new ArrayList<List<Integer>>();
        int count = Math.min(readers, partitions.size());
        for (int group = 0; group < count; group++) {
            int remainder = group;
            groups.add(partitions.stream()
                    .filter(partition -> partition % count == remainder)
                    .toList());
        }
        Workers.runAll(
                "rebuild-reader",
                groups.stream()
                        .<Runnable>map(group -> () -> read(number, topic, group))
                        .toList());
        return partitions.size();
    }

    private void read(int number, String topic, List<Integer> partitions) {
        try (var reader = open(number, topic, partitions)) {
            readToItsEnd(number, reader);
        }
    }

    private LogReader open(int number, String topic, List<Integer> partitions) {
        Map<Integer, Long> positions = transactions.run(connection -> staging.positions(connection, number));
        var reader = LogReader.open(kafka, topic, partitions, positions);
        try {
            transactions.change(connection -> {
                RebuildTable.require(connection, rebuild.id());
                var unread = new HashMap<>(reader.positions());
                unread.keySet().removeAll(positions.keySet());
                staging.open(connection, number, unread);
            });
            return reader;
        } catch (RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    private void readToItsEnd(int number, LogReader reader) {
        var ends = reader.ends();
        total.addAndGet(reader.recordsLeft(ends));
        while (!reader.isAt(ends)) {
            mayGoOn.run();
            var batch = reader.poll();
            if (batch.records() > 0) {
                var events = batch.events().stream()
                        .filter(each -> rebuild.order().isFor(each.event().athlete()))
                        .toList();
                transactions.change(connection -> {
                    RebuildTable.require(connection, rebuild.id());
                    staging.add(connection, number, events, batch.from(), batch.to());
                });
                read.addAndGet(batch.records());
            }
        }
    }

    /**
     * Reads the session topic from the last position to the current ends of its partitions.
     *
     * @throws KafkaException if Kafka does not answer
     */
    synchronized void readOn() {
        try {
            var reader = tail;
            if (reader == null) {
                reader = open(
                        LogStaging.SESSION_TOPIC,
                        Topics.SESSION_EVENTS,
                        LogReader.partitions(kafka, Topics.SESSION_EVENTS));
                tail = reader;
            }
            readToItsEnd(LogStaging.SESSION_TOPIC, reader);
        } catch (RuntimeException failure) {
            close(); // Records whose positions were not stored are read again later.
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }
}

package topset.verification.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicPublisher;
import topset.verification.chaos.comparison.TopicLog;

/** The Kafka broker of the running services, as an external subscriber or publisher uses it. */
public final class Broker {
    private final String servers;

    public Broker(RunningPair pair) {
        this.servers = pair.kafka();
    }

    /** Publishes records in the given order and returns after the last acknowledgement. */
    public void publish(Iterable<ProducerRecord<String, byte[]>> records) {
        try (var publisher = new TopicPublisher(servers)) {
            publisher.publish(records);
        }
    }

    /** Returns all records of a topic up to its current end, each partition in order. Use it for short topics only. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        return new TopicLog(servers, topic).all();
    }

    /**
     * Returns only the records of the given gyms, because a topic with the records of all tests may not fit into
     * memory.
     */
    public List<ConsumerRecord<String, byte[]>> read(String topic, String... gyms) {
        return new TopicLog(servers, topic).of(gyms);
    }

    /**
     * Returns the number of records that the topic's slowest consumer group has not yet processed; all records if there
     * is no group.
     */
    public long lag(String topic) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            var partitions = new HashMap<TopicPartition, OffsetSpec>();
            for (var info : admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()) {
                partitions.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(partitions).all().get();
            var most = 0L;
            for (var end : ends.values()) {
                most += end.offset();
            }
            var lags = new ArrayList<Long>();
            for (var group : admin.listGroups().all().get()) {
                var taken = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                if (taken.keySet().stream().noneMatch(partitions::containsKey)) {
                    continue;
                }
                var lag = 0L;
                for (var end : ends.entrySet()) {
                    var at = taken.get(end.getKey());
                    lag += end.getValue().offset() - (at == null ? 0 : at.offset());
                }
                lags.add(lag);
            }
            return lags.stream().mapToLong(Long::longValue).max().orElse(most);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Returns a header as text; empty text if it is absent. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        return EventMessage.headers(record).getOrDefault(name, "");
    }
}

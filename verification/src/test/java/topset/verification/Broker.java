package topset.verification;

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
import topset.verification.chaos.TopicLog;

/** The pair's Kafka, as any other subscriber or publisher sees it. */
final class Broker {
    private final String servers;

    Broker(RunningPair pair) {
        this.servers = pair.kafka();
    }

    /** Publishes in this order, and returns once all is acknowledged. */
    void publish(Iterable<ProducerRecord<String, byte[]>> records) {
        try (var publisher = new TopicPublisher(servers)) {
            publisher.publish(records);
        }
    }

    /** Everything that is on the topic now, from its beginning, each partition in order: of a topic that stays short. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        return new TopicLog(servers, topic).all();
    }

    /** The same of these gyms alone: with what all tests have published a topic may be larger than memory. */
    List<ConsumerRecord<String, byte[]>> read(String topic, String... gyms) {
        return new TopicLog(servers, topic).of(gyms);
    }

    /** How many records of the topic its slowest consumer group has yet to take: all, while there is no group. */
    long notYetTaken(String topic) {
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

    /** One header as text; empty when it is not there. */
    static String header(ConsumerRecord<?, ?> record, String name) {
        return EventMessage.headers(record).getOrDefault(name, "");
    }
}

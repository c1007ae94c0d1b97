package topset.verification.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import topset.testsupport.TopicAdmin;

/** Counts the records of a topic that consumer groups have not yet processed. */
public final class ConsumerLag {
    private ConsumerLag() {}

    public static long ofSlowestGroup(String servers, String topic) {
        return new TopicAdmin(servers).asked(admin -> {
            var ends = ends(admin, topic);
            var slowest = OptionalLong.empty();
            for (var group : admin.listGroups().all().get()) {
                var processed = admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
                if (processed.keySet().stream().anyMatch(ends::containsKey)) {
                    slowest = OptionalLong.of(Math.max(slowest.orElse(0), lag(ends, processed)));
                }
            }
            return slowest.orElse(lag(ends, Map.of()));
        });
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
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
        return admin.listOffsets(partitions).all().get();
    }

    private static long lag(
            Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, OffsetAndMetadata> processed) {
        long lag = 0;
        for (var end : ends.entrySet()) {
            var at = processed.get(end.getKey());
            lag += end.getValue().offset() - (at == null ? 0 : at.offset());
        }
        return lag;
    }
}

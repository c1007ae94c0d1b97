package topset.edge.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.edge.web.Problem;

/**
 * Connects to Kafka as soon as that is possible: subscribes the service, creates missing topics and checks existing
 * ones.
 */
@ApplicationScoped
public class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);
    private static final int REPLICAS_FOR_QUORUM = 3;
    private static final Duration A_DAY = Duration.ofDays(1);

    /** The settings with which new topics are created. Existing topics stay as they are. */
    @ConfigMapping(prefix = "topset.topics")
    interface TopicSettings {
        /** {@code host:port}, separated by commas. */
        String bootstrapServers();

        /** Of each topic; fixed when a topic is created. */
        @WithDefault("24")
        int partitions();

        /** With 3 replicas or more, a message is acknowledged only after two replicas have it. */
        @WithDefault("1")
        short replication();

        /** {@code retention.ms} of log topics, in milliseconds; -1 means for ever. */
        @WithDefault("-1")
        long retention();
    }

    private final TopicSettings settings;
    private final KafkaLink kafka;
    private final ChannelRegistry channels;
    private final List<ServiceTopics.Topic> topics;
    private final Job job = new Job("topic-setup", TRY_EVERY, this::setUp);
    private volatile boolean done;
    private volatile List<String> mismatches = List.of();

    TopicSetup(TopicSettings settings, ServiceTopics topics, KafkaLink kafka, ChannelRegistry channels) {
        this.settings = settings;
        this.kafka = kafka;
        this.channels = channels;
        this.topics = topics.needed();
    }

    void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
        job.wake();
    }

    /** Whether Kafka has answered and all topics of this service exist. */
    public boolean done() {
        return done;
    }

    /** One sentence for each difference. */
    public List<String> mismatches() {
        return mismatches;
    }

    /**
     * Creates the topic immediately, unless it exists. Throws a problem 422 if Kafka refuses to create the topic; 503
     * if Kafka does not answer.
     */
    public void require(ServiceTopics.Topic topic) {
        try (var admin = kafka.admin(Duration.ofSeconds(10))) {
            if (!KafkaLink.get(admin.listTopics().names()).contains(topic.name())) {
                create(admin, topic);
            }
        } catch (AuthorizationException e) {
            LOG.warnf("Topic %s cannot be created or found: %s", topic.name(), e);
            throw Problem.refused(
                    "topic",
                    "does not exist, and the service's Kafka principal may not create it; nothing was published",
                    "topic-refuses");
        } catch (KafkaException e) {
            LOG.warnf("Topic %s cannot be created or found: %s", topic.name(), e);
            throw Problem.unavailable();
        }
    }

    /** A name that is not one of this service's topics is described as a subscriber's own log topic. */
    public ServiceTopics.Topic known(String topic) {
        return topics.stream()
                .filter(each -> each.name().equals(topic))
                .findFirst()
                .orElse(new ServiceTopics.Topic(
                        topic, ServiceTopics.Kept.AS_CONFIGURED, ServiceTopics.Filled.FROM_THIS_STORE));
    }

    /** Whether the topic is one of this service's and has events from this service's own store. */
    public boolean isOwn(String topic) {
        return topics.stream()
                .anyMatch(each -> each.name().equals(topic) && each.filled() == ServiceTopics.Filled.FROM_THIS_STORE);
    }

    private void setUp() {
        try (var admin = kafka.admin(Duration.ofSeconds(10))) {
            subscribe();
            var present = KafkaLink.get(admin.listTopics().names());
            for (var topic : topics) {
                if (!present.contains(topic.name())) {
                    create(admin, topic);
                }
            }
            var wanted =
                    topics.stream().collect(Collectors.toMap(ServiceTopics.Topic::name, topic -> config(topic.kept())));
            mismatches = mismatches(admin, wanted, settings.partitions());
            mismatches.forEach(each -> LOG.warnf("Topic %s; it is left as it is", each));
            done = true;
            job.stop();
        } catch (KafkaException e) {
            // For example because Kafka's host name does not resolve yet.
            LOG.infof(
                    "Waiting for Kafka at %s: %s",
                    settings.bootstrapServers(), Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /**
     * Not before a Kafka client could be created. While Kafka's host name does not resolve, the connector would stop
     * the service at its start, or the channel permanently.
     */
    private void subscribe() {
        channels.getIncomingNames().stream()
                .map(channels::getPausable)
                .filter(channel -> channel != null && channel.isPaused())
                .forEach(PausableChannel::resume);
    }

    private void create(Admin admin, ServiceTopics.Topic topic) {
        try {
            KafkaLink.get(
                    admin.createTopics(List.of(new NewTopic(topic.name(), settings.partitions(), settings.replication())
                                    .configs(config(topic.kept()))))
                            .all());
            LOG.infof("Created topic %s with %d partitions", topic.name(), settings.partitions());
        } catch (TopicExistsException e) {
            LOG.debugf(e, "Another replica has created topic %s", topic.name());
        }
    }

    private Map<String, String> config(ServiceTopics.Kept kept) {
        var config = new HashMap<String, String>();
        var isCompacted = kept == ServiceTopics.Kept.NEWEST;
        var retention = kept == ServiceTopics.Kept.THIRTY_DAYS ? A_DAY.toMillis() * 30 : settings.retention();
        config.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                isCompacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        if (!isCompacted) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention));
        } else if (retention >= 0) {
            config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(retention));
        }
        if (retention >= 0) {
            // Kafka deletes and compacts only closed segments (files), so the segment of a topic with few messages must
            // be closed by time; otherwise they would be kept too long.
            var segment = Math.max(1, Math.min(A_DAY.toMillis(), retention));
            config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(segment));
        }
        if (settings.replication() >= REPLICAS_FOR_QUORUM) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return config;
    }

    /** One sentence for each difference: an operator decides whether to change a setting. */
    public static List<String> mismatches(Admin admin, Map<String, Map<String, String>> wanted, int partitions) {
        var descriptions = KafkaLink.get(admin.describeTopics(wanted.keySet()).allTopicNames());
        var configs = KafkaLink.get(admin.describeConfigs(
                        wanted.keySet().stream().map(TopicSetup::resource).toList())
                .all());
        var found = new ArrayList<String>();
        wanted.forEach((topic, settings) -> {
            var there = Objects.requireNonNull(descriptions.get(topic)).partitions();
            if (there.size() != partitions) {
                found.add("%s has %d partitions, not %d".formatted(topic, there.size(), partitions));
            }
            var config = Objects.requireNonNull(configs.get(resource(topic)));
            settings.forEach((name, value) -> {
                var entry = config.get(name);
                if (entry != null && !value.equals(entry.value())) {
                    found.add("%s has %s=%s, not %s".formatted(topic, name, entry.value(), value));
                }
            });
        });
        return found;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}

package topset.verification.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import topset.local.process.Ports;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicAdmin;
import topset.testsupport.TopicPublisher;

/** A real Kafka broker with authentication and authorization, as in production. */
final class GuardedBroker implements AutoCloseable {
    private static final String ADMIN = "admin";

    private final KafkaRaftServer server;
    private final int port;
    private final @Nullable Certificates certificates;

    /**
     * Starts the broker without TLS.
     *
     * @param users the users besides the administrator; the password of each is its name
     */
    GuardedBroker(Path data, List<String> users) throws Exception {
        this(data, users, null);
    }

    /**
     * Starts the broker with TLS if certificates are given.
     *
     * @param users the users besides the administrator; the password of each is its name
     * @param certificates if present, the broker uses TLS with all clients and with itself
     */
    GuardedBroker(Path data, List<String> users, @Nullable Certificates certificates) throws Exception {
        this.certificates = certificates;
        var ports = Ports.free();
        this.port = ports.kafka();
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .run();
        this.server = new KafkaRaftServer(new KafkaConfig(settings(ports, data, users, certificates)), Time.SYSTEM);
        server.startup();
    }

    private static Map<String, String> settings(
            Ports ports, Path data, List<String> users, @Nullable Certificates certificates) {
        var known = new StringBuilder(login(ADMIN));
        known.append(" user_").append(ADMIN).append("=\"").append(ADMIN).append('"');
        users.forEach(user -> known.append(" user_%s=\"%s\"".formatted(user, user)));
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + ports.postgres());
        settings.put(
                "listeners",
                "GUARDED://localhost:%d,CONTROLLER://localhost:%d".formatted(ports.kafka(), ports.postgres()));
        settings.put("advertised.listeners", "GUARDED://localhost:" + ports.kafka());
        settings.put("listener.security.protocol.map", "GUARDED:" + protocol(certificates) + ",CONTROLLER:PLAINTEXT");
        settings.putAll(trust(certificates));
        if (certificates != null) {
            settings.put("ssl.keystore.type", "PEM");
            settings.put(
                    "ssl.keystore.location", certificates.keyAndCertificate().toString());
        }
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "GUARDED");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.guarded.plain.sasl.jaas.config", known + ";");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The broker connects to its own controller without authentication. No other client can reach the controller.
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        // Kafka requires three brokers for transactions by default. With one broker no transaction could begin without
        // these settings.
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        return settings;
    }

    private static String protocol(@Nullable Certificates certificates) {
        return certificates == null ? "SASL_PLAINTEXT" : "SASL_SSL";
    }

    private static Map<String, String> trust(@Nullable Certificates certificates) {
        return certificates == null
                ? Map.of()
                : Map.of(
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.location",
                        certificates.authority().toString());
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(user, user);
    }

    /** Returns the client settings with which a user connects. */
    Map<String, Object> as(String user) {
        var settings = new HashMap<String, Object>(trust(certificates));
        settings.put("bootstrap.servers", "localhost:" + port);
        settings.put("security.protocol", protocol(certificates));
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", login(user) + ";");
        return settings;
    }

    Admin admin() {
        return Admin.create(as(ADMIN));
    }

    /** Creates topics with one partition each. */
    void make(List<String> topics) {
        topics.forEach(topic -> new TopicAdmin(asAdmin()).create(topic, 1, Map.of()));
    }

    /** Publishes events to a topic in the given order. */
    void publish(String topic, List<Landed> events) {
        try (var publisher = new TopicPublisher(asAdmin())) {
            publisher.publish(events.stream()
                    .map(event -> EventMessage.of(
                            topic, event.envelope(), event.data().getBytes(UTF_8)))
                    .toList());
        }
    }

    /** Deletes the records of a topic before an offset, as retention does. */
    void cut(String topic, long begin) throws Exception {
        try (var admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(begin)))
                    .all()
                    .get();
        }
    }

    Map<String, Object> asAdmin() {
        return as(ADMIN);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}

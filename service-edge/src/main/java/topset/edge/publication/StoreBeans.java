package topset.edge.publication;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import topset.edge.kafka.KafkaLink;
import topset.edge.operations.CallTraces;
import topset.edge.web.Causes;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.StoreFailedException;
import topset.store.append.Batch;
import topset.store.audit.AuditReader;
import topset.store.outbox.RefusedMessages;
import topset.store.outbox.Relay;
import topset.store.outbox.TopicTrial;

/** Creates the service's clock, the event store on the service's connection pool, and the relay. */
@ApplicationScoped
public class StoreBeans {
    /** The name of the connection pool, and of its event store, that only the writers of sets use. */
    public static final String RESERVED = "reserved";

    /** An erasure may need long; PostgreSQL ends all other transactions much earlier (ADR 0132). */
    private static final int LONGEST_SECONDS = 3_600;

    @ConfigMapping(prefix = "topset.relay")
    interface RelaySettings {
        /** Keyed by Kafka's property names; override the defaults. */
        Map<String, String> producer();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Relay relay(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            KafkaLink kafka,
            RelaySettings settings,
            CallTraces traces,
            Replicas replicas) {
        var relay = new Relay(name, url, user, password, kafka.with(settings.producer()));
        relay.onAcknowledgement(traces::published);
        // While the commits of all replicas wake the relay, it reads only in case that a notice was lost.
        relay.readUnwoken(() -> replicas.hears() ? Duration.ofSeconds(1) : Relay.OFTEN);
        replicas.onCommit((key, byOther) -> {
            if (byOther && key == Replicas.OUTBOX) {
                relay.wake();
            }
        });
        return relay;
    }

    @Produces
    @Singleton
    EventStore eventStore(DataSource dataSource, Relay relay, Replicas replicas) {
        return store(dataSource, query -> inJta(dataSource, query), relay, replicas);
    }

    /**
     * Only the writers of sets use these connections. Other requests may use all connections of the service's pool, and
     * would otherwise delay the sets. No entity takes part in these transactions (ADR 0131).
     */
    @Produces
    @Singleton
    @Identifier(RESERVED)
    EventStore reservedEventStore(
            @io.quarkus.agroal.DataSource(RESERVED) DataSource dataSource, Relay relay, Replicas replicas) {
        return store(dataSource, query -> Query.inTransaction(dataSource, query), relay, replicas);
    }

    private static EventStore store(
            DataSource dataSource, Batch.Transactions transactions, Relay relay, Replicas replicas) {
        return new EventStore(dataSource, transactions, owners -> {
            relay.wake();
            replicas.committed(owners);
        });
    }

    @Produces
    @Singleton
    RefusedMessages refusedMessages(EventStore store) {
        return new RefusedMessages(store);
    }

    @Produces
    @Singleton
    AuditReader auditReader(DataSource dataSource) {
        return new AuditReader(dataSource);
    }

    @Produces
    @Singleton
    TopicTrial topicTrial(
            @ConfigProperty(name = "quarkus.application.name") String name, KafkaLink kafka, RelaySettings settings) {
        return new TopicTrial(name, kafka.with(settings.producer()));
    }

    void start(@Observes StartupEvent event, Relay relay) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent event, Relay relay) {
        relay.close();
    }

    /**
     * A JTA transaction. Agroal enlists one connection in it, which the event store and Panache's entities share. Entities
     * are flushed after the event store has sent its changes, and before the commit.
     */
    private static boolean inJta(DataSource pool, Query<Boolean> query) {
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> Query.on(pool, query));
        } catch (StoreFailedException failed) {
            throw failed;
        } catch (RuntimeException failed) {
            throw Causes.of(failed, SQLException.class)
                    .findFirst()
                    .<RuntimeException>map(StoreFailedException::new)
                    .orElse(failed);
        }
    }
}

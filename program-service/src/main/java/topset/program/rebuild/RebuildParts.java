package topset.program.rebuild;

import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import topset.edge.kafka.KafkaLink;
import topset.program.intake.SessionLog;
import topset.store.EventStore;
import topset.store.inbox.Inbox;

/**
 * Bundles the objects that every rebuild needs, so that constructors have few parameters.
 *
 * @param intake reads the current position of the service's intake in the session topic
 */
record RebuildParts(
        DataSource dataSource,
        EventStore store,
        Inbox inbox,
        SessionLog sessionLog,
        PlanRebuild planRebuild,
        Clock clock,
        KafkaLink kafka,
        Supplier<IntakePosition> intake,
        RebuildSettings settings) {}

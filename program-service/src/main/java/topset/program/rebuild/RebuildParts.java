package topset.program.rebuild;

import java.time.Clock;
import javax.sql.DataSource;
import topset.edge.kafka.KafkaLink;
import topset.program.intake.SessionLog;
import topset.program.rebuild.comparison.PlanRebuild;
import topset.store.EventStore;
import topset.store.inbox.Inbox;

/** Bundles the objects that every rebuild needs, so that constructors have few parameters. */
record RebuildParts(
        DataSource dataSource,
        EventStore store,
        Inbox inbox,
        SessionLog sessionLog,
        PlanRebuild planRebuild,
        Clock clock,
        KafkaLink kafka,
        RebuildSettings settings) {}

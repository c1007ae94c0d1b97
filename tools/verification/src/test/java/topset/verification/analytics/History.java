package topset.verification.analytics;

import java.nio.file.Path;
import java.util.List;
import topset.contract.EventType;
import topset.contract.Topics;

/**
 * Three events of each source, both on the logs and on a subscriber's own topic. The broker can delete the beginning of
 * the logs.
 */
final class History {
    static final String OWN = "analytics.history";

    private History() {}

    /** Returns the events as the stores fill the subscriber's own topic: the two sources alternate in one partition. */
    static List<Landed> events() {
        var story = new Story(OWN);
        story.started("ann", 1, "2026-01-05");
        story.lifted("ann", 1, "2026-01-06");
        story.planned("ann", 2, "bench", 1, "100");
        story.lifted("ann", 2, "2026-01-07");
        story.planned("ann", 3, "bench", 2, "102.5");
        story.lifted("ann", 3, "2026-01-08");
        return story.newEvents();
    }

    static GuardedBroker onABroker(Path data) throws Exception {
        var broker = new GuardedBroker(data, List.of());
        broker.make(List.of(Topics.SESSION_EVENTS, Topics.PROGRAM_EVENTS, OWN));
        for (var source : List.of(EventType.Source.SESSION, EventType.Source.PROGRAM)) {
            broker.publish(
                    source.topic(),
                    events().stream()
                            .filter(each -> each.envelope().source().equals(source.uri()))
                            .toList());
        }
        broker.publish(OWN, events());
        return broker;
    }
}

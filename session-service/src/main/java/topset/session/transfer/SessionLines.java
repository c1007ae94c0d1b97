package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.Optional;
import topset.edge.transfer.ExportedEvents;
import topset.edge.transfer.Line;
import topset.session.events.SessionEvents;
import topset.store.RecordedEvent;

/** Translates the events of sessions into lines of an export. */
@Singleton
class SessionLines implements ExportedEvents {
    private final SetsAsCsv csv;

    SessionLines(SetsAsCsv csv) {
        this.csv = csv;
    }

    @Override
    public Csv csv() {
        return csv;
    }

    @Override
    public Optional<Line> line(RecordedEvent event) {
        return Optional.ofNullable(SessionLine.of(event, SessionEvents.read(event)));
    }
}

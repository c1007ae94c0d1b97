package topset.store.append;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import topset.store.Append;
import topset.store.NewEvent;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;
import topset.store.RoundTrip;
import topset.store.TypedEvent;
import topset.store.outbox.OutboxRows;

/** Changes that are not sent yet: one statement for all events, one for all messages, and few for all other rows. */
final class Changes {

    private RoundTrip.Values events = EventRows.noRows();
    private RoundTrip.Values messages = OutboxRows.noRows();
    private RoundTrip rows = new RoundTrip();
    private boolean isNews;

    /** Assigns versions and sequence numbers to the events, and adds them with their messages. */
    <E> List<TypedEvent<E>> append(Append<E> append, StreamHeads heads) {
        var metadata = append.actor().metadata(append.traceParent());
        var recorded = new ArrayList<TypedEvent<E>>();
        for (var event : append.events()) {
            var row = row(append, event, heads);
            var publication = event.messages();
            if (publication != null) {
                publication.of(row).forEach(this::message);
            }
            heads.advance(row);
            EventRows.add(events, row, metadata);
            recorded.add(new TypedEvent<>(event.event(), row));
        }
        return recorded;
    }

    private static RecordedEvent row(Append<?> append, NewEvent<?> event, StreamHeads heads) {
        return new RecordedEvent(
                RecordedEvent.NO_POSITION,
                append.athlete(),
                event.published() ? heads.sequence(append.athlete()) + 1 : 0,
                append.stream(),
                heads.version(append.streamKey()) + 1,
                event.type(),
                event.occurredAt().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                heads.readAt(),
                event.data(),
                append.traceParent());
    }

    void message(OutgoingMessage message) {
        OutboxRows.add(messages, message);
    }

    void rows(RoundTrip statements) {
        rows.and(statements);
    }

    /** Adds the changes of another work, which are about other rows. Equal statements are sent once. */
    void addAll(Changes ofWork) {
        events.addAll(ofWork.events);
        messages.addAll(ofWork.messages);
        rows.merge(ofWork.rows);
    }

    /** Whether events or messages were added, also if they are sent already. */
    boolean isNews() {
        return isNews || !events.isEmpty() || !messages.isEmpty();
    }

    /** Returns all changes that are not sent yet: first the events, then their messages. They count as sent. */
    RoundTrip take() {
        var all = new RoundTrip()
                .change(EventRows.INSERT, events)
                .change(OutboxRows.INSERT, messages)
                .and(rows);
        isNews = isNews();
        events = EventRows.noRows();
        messages = OutboxRows.noRows();
        rows = new RoundTrip();
        return all;
    }
}

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

    private final List<EventRows.Row> events = new ArrayList<>();
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private final RoundTrip shared = new RoundTrip();
    private final RoundTrip further = new RoundTrip();
    private boolean isNews;

    /**
     * Assigns versions and sequence numbers to the events, and adds them with their messages. If this method throws an
     * exception, nothing is added.
     */
    <E> List<TypedEvent<E>> record(Append<E> append, StreamHeads heads) {
        long version = heads.version(append.streamKey());
        long sequence = heads.sequence(append.athlete());
        var recorded = new ArrayList<TypedEvent<E>>();
        var made = new ArrayList<OutgoingMessage>();
        for (NewEvent<E> event : append.events()) {
            version++;
            RecordedEvent row = row(append, event, version, event.published() ? ++sequence : 0, heads);
            recorded.add(new TypedEvent<>(event.event(), row));
            var publication = event.messages();
            if (publication != null) {
                made.addAll(publication.of(row));
            }
        }
        String metadata = append.actor().metadata(append.traceParent());
        for (TypedEvent<E> event : recorded) {
            heads.advance(event.stored());
            events.add(new EventRows.Row(event.stored(), metadata));
        }
        messages.addAll(made);
        return recorded;
    }

    private static RecordedEvent row(
            Append<?> append, NewEvent<?> event, long version, long sequence, StreamHeads heads) {
        return new RecordedEvent(
                RecordedEvent.NO_POSITION,
                append.athlete(),
                sequence,
                append.stream(),
                version,
                event.type(),
                event.occurredAt().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                heads.readAt(),
                event.data(),
                append.traceParent());
    }

    void message(OutgoingMessage message) {
        messages.add(message);
    }

    /** The statement may be sent once for several works. */
    void rows(String sql, RoundTrip.Values values) {
        shared.change(sql, values);
    }

    void rows(RoundTrip statements) {
        further.and(statements);
    }

    /** Adds the changes of another work, which are about other rows. */
    void addAll(Changes ofWork) {
        events.addAll(ofWork.events);
        messages.addAll(ofWork.messages);
        shared.merge(ofWork.shared);
        further.and(ofWork.further);
        isNews |= ofWork.isNews;
    }

    int rows() {
        return events.size() + messages.size() + shared.rows() + further.rows();
    }

    /** Whether events or messages were added, also if they are sent already. */
    boolean isNews() {
        return isNews || !events.isEmpty() || !messages.isEmpty();
    }

    /** Returns all changes that are not sent yet: first the events, then their messages. They count as sent. */
    RoundTrip take() {
        var all = new RoundTrip()
                .change(EventRows.INSERT, EventRows.values(events))
                .change(OutboxRows.INSERT, OutboxRows.values(messages))
                .and(shared)
                .and(further);
        isNews = isNews();
        events.clear();
        messages.clear();
        shared.clear();
        further.clear();
        return all;
    }
}

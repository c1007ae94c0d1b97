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

    private record Statement(String sql, RoundTrip.Values values) {}

    private final List<EventRows.Row> events = new ArrayList<>();
    private final List<OutgoingMessage> messages = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    /**
     * Assigns versions and sequence numbers to the events, and adds them with their messages. The stream must be at the
     * expected version. If this method throws an exception, nothing is added.
     */
    <E> List<TypedEvent<E>> record(Append<E> append, StreamHeads heads) {
        long version = append.expectedVersion();
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

    void rows(String sql, RoundTrip.Values values) {
        if (!values.isEmpty()) {
            add(new Statement(sql, values), statements.size());
        }
    }

    /**
     * Adds the changes of another work, which are about other rows. A statement joins an equal one if this keeps the
     * order of the work's own statements.
     */
    void addAll(Changes ofWork) {
        events.addAll(ofWork.events);
        messages.addAll(ofWork.messages);
        int last = 0;
        for (var statement : ofWork.statements) {
            last = add(statement, last);
        }
    }

    /** Returns the index of the statement that has the rows now. */
    private int add(Statement added, int from) {
        int index = from;
        while (index < statements.size() && !statements.get(index).sql().equals(added.sql())) {
            index++;
        }
        if (index == statements.size()) {
            statements.add(new Statement(added.sql(), added.values().noRows()));
        }
        statements.get(index).values().addAll(added.values());
        return index;
    }

    boolean hasMessages() {
        return !messages.isEmpty();
    }

    int rows() {
        return events.size()
                + messages.size()
                + statements.stream().mapToInt(each -> each.values().rows()).sum();
    }

    RoundTrip roundTrip() {
        var all = new RoundTrip()
                .change(EventRows.INSERT, EventRows.values(events))
                .change(OutboxRows.INSERT, OutboxRows.values(messages));
        statements.forEach(each -> all.change(each.sql(), each.values()));
        return all;
    }
}

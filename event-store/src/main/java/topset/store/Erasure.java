package topset.store;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an athlete's events say out of the store, for good (ADR 0060). Each keeps its number, its id and its place, and says from then on that
 * the athlete was erased: whoever reads the log, or has it published again, meets no gap and nothing of the person. Every stream ends with such
 * an event more, so that whoever remembers the stream as it was notices; the athlete's own stream with one that is published.
 */
public final class Erasure {

    /** The stored type of all that is left; its data: {@code {"erasedAt": …}}. */
    public static final String TYPE = "AthleteErased.v1";

    private static final String STREAMS = "SELECT DISTINCT e.stream FROM event e WHERE e.gym = ? AND e.athlete = ?"
            + " AND e.sequence IS NOT NULL AND e.type <> '" + TYPE + "' ORDER BY e.stream";

    private static final String PUBLISHED = "SELECT " + EventRows.COLUMNS
            + " FROM event e WHERE e.gym = ? AND e.athlete = ? AND e.sequence >= ? ORDER BY e.sequence";

    private static final String REQUEST =
            "INSERT INTO erasure_request (gym, athlete, requested_by, requested_at) VALUES (?, ?, ?, ?)";

    private static final int AT_A_TIME = 2_000;

    private Erasure() {}

    /**
     * A request for an erasure; kept for good.
     *
     * @param by who asks: their subject is kept, or the id of the event that brought the request
     * @param at when it was asked for
     */
    public record Request(Actor by, OffsetDateTime at) {}

    /** The stream that says of an athlete what belongs to none of the others. */
    public static String stream(Athlete athlete) {
        return "athlete-" + athlete.id();
    }

    /**
     * Erases what is stored of the athlete until now; what comes after begins anew, with the next number.
     *
     * @param transaction holds the athlete's lock
     * @param request stored in the same transaction: PostgreSQL erases nothing without it
     * @param erased the event of type {@link #TYPE} that says when
     * @return the published event
     */
    public static <E> TypedEvent<E> erase(
            StoreTransaction transaction,
            Athlete athlete,
            Request request,
            @Nullable String traceParent,
            Function<OffsetDateTime, NewEvent<E>> erased)
            throws SQLException {
        var erasedAt = request.at().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        var own = new StreamKey(athlete.gym(), stream(athlete));
        takeTime(transaction);
        store(transaction, athlete, request);
        var said = streamsThatSaySomething(transaction, athlete);
        said.remove(own.name());
        said.add(own.name()); // last, and also where nothing of it was published
        empty(transaction, athlete, said, erasedAt);
        AuditLog.forget(transaction.connection(), athlete);
        replaceWhatWasRefused(transaction, athlete);
        var streams = said.stream()
                .map(stream -> new StreamKey(athlete.gym(), stream))
                .toList();
        var versions = transaction.versions(streams);
        NewEvent<E> event = erased.apply(erasedAt);
        if (!event.type().equals(TYPE)) {
            throw new IllegalArgumentException("An erasure is not stored as " + event.type());
        }
        return transaction
                .append(streams.stream()
                        .map(stream -> new Append<>(
                                athlete,
                                stream.name(),
                                versions.getOrDefault(stream, 0L),
                                List.of(stream.equals(own) ? event : event.unpublished()),
                                request.by(),
                                traceParent))
                        .toList())
                .getLast();
    }

    /** Years of training may take longer than a transaction usually may (ADR 0040). */
    private static void takeTime(StoreTransaction transaction) throws SQLException {
        try (var statement = transaction.connection().createStatement()) {
            statement.execute("SET LOCAL transaction_timeout TO 0");
        }
    }

    /** What topics refused of the athlete, and what waits behind it, is published as erasures instead, under the same numbers. */
    private static void replaceWhatWasRefused(StoreTransaction transaction, Athlete athlete) throws SQLException {
        RefusedRows.lock(transaction.connection());
        for (var lowest :
                RefusedRows.forget(transaction.connection(), athlete.key()).entrySet()) {
            var again = new ArrayList<OutgoingMessage>();
            for (var event : published(transaction, athlete, lowest.getValue())) {
                transaction.messages(event).stream()
                        .filter(message -> message.topic().equals(lowest.getKey()) && !message.compacted())
                        .forEach(again::add);
            }
            transaction.publish(again);
        }
    }

    private static List<RecordedEvent> published(StoreTransaction transaction, Athlete athlete, long from)
            throws SQLException {
        try (var statement = transaction.connection().prepareStatement(PUBLISHED)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            statement.setLong(3, from);
            try (var rows = statement.executeQuery()) {
                var events = new ArrayList<RecordedEvent>();
                while (rows.next()) {
                    events.add(EventRows.read(rows));
                }
                return events;
            }
        }
    }

    private static void store(StoreTransaction transaction, Athlete athlete, Request request) throws SQLException {
        try (var statement = transaction.connection().prepareStatement(REQUEST)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            var cause = request.by().cause();
            statement.setString(3, cause == null ? request.by().subject() : cause);
            statement.setObject(4, request.at());
            statement.executeUpdate();
        }
    }

    /** Every stream but the athlete's own has a published event, and those are found by their athlete. */
    private static List<String> streamsThatSaySomething(StoreTransaction transaction, Athlete athlete)
            throws SQLException {
        try (var statement = transaction.connection().prepareStatement(STREAMS)) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            try (var rows = statement.executeQuery()) {
                var streams = new ArrayList<String>();
                while (rows.next()) {
                    streams.add(rows.getString(1));
                }
                return streams;
            }
        }
    }

    private static void empty(
            StoreTransaction transaction, Athlete athlete, List<String> streams, OffsetDateTime erasedAt)
            throws SQLException {
        try (var statement =
                transaction.connection().prepareStatement("SELECT erase_requested_events(?, ?, ?, ?, ?)")) {
            statement.setString(1, athlete.gym());
            statement.setString(2, athlete.id());
            SqlArrays.text(statement, 3, streams, stream -> stream);
            statement.setObject(4, erasedAt);
            statement.setInt(5, AT_A_TIME);
            long emptied;
            do {
                try (var row = statement.executeQuery()) {
                    row.next();
                    emptied = row.getLong(1);
                }
            } while (emptied == AT_A_TIME);
        }
    }
}

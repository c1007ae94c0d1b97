package topset.store.erasure;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Feed;
import topset.store.NewEvent;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.StreamKey;
import topset.store.TypedEvent;
import topset.store.append.EventRows;
import topset.store.append.Tx;
import topset.store.audit.AuditLog;
import topset.store.outbox.RefusedMessages;

/**
 * Erases the content of an athlete's events permanently (ADR 0022). Each event keeps its sequence number, id and
 * position, and its new content only says that the athlete was erased. So a reader of the log finds no gap and no
 * personal data. Every stream gets one additional event of type {@link #TYPE}, so that a cache of the stream notices
 * the erasure. The erasure event in the athlete's own stream is published.
 */
public final class Erasure {

    /** The type of an erased event, and of the events that an erasure adds. The data is {@code {"erasedAt": …}}. */
    public static final String TYPE = "AthleteErased.v1";

    private static final String STREAMS = "SELECT DISTINCT e.stream FROM event e WHERE e.gym = ? AND e.athlete = ?"
            + " AND e.sequence IS NOT NULL AND e.type <> '" + TYPE + "' ORDER BY e.stream";

    /**
     * Deletes the athlete's refused messages and those that wait behind them, and selects what replaces them: for each
     * topic, the published events from the lowest sequence number of a deleted message on.
     */
    private static final String DELETE_REFUSED = """
        WITH held AS (SELECT DISTINCT r.topic FROM refused_message r WHERE r.partition_key = ? AND NOT r.compacted),
        gone AS (DELETE FROM refused_message r WHERE r.partition_key = ? RETURNING r.topic, r.headers),
        behind AS (DELETE FROM outbox o USING held h WHERE o.topic = h.topic AND o.partition_key = ?
            RETURNING o.topic, o.headers),
        lowest AS (SELECT f.topic, min((f.headers->>'ce_athletesequence')::bigint) AS sequence
            FROM (SELECT * FROM gone UNION ALL SELECT * FROM behind) f GROUP BY f.topic)
        SELECT %s, l.topic FROM lowest l JOIN event e ON e.gym = ? AND e.athlete = ? AND e.sequence >= l.sequence
        ORDER BY l.topic, e.sequence\
        """.formatted(EventRows.COLUMNS);

    private static final String REQUEST =
            "INSERT INTO erasure_request (gym, athlete, requested_by, requested_at) VALUES (?, ?, ?, ?)";

    /** With this text the names of the athletes' own streams begin. The athlete's id follows. */
    public static final String STREAM = "athlete-";

    private static final int AT_A_TIME = 2_000;

    private Erasure() {}

    /**
     * The row of a request is kept permanently.
     *
     * @param by the row contains the actor's cause (an event id) if there is one, otherwise the actor's subject
     */
    public record ErasureRequest(Actor by, OffsetDateTime at) {}

    /** The athlete's own stream contains the events that belong to no other stream. */
    public static String stream(Athlete athlete) {
        return STREAM + athlete.id();
    }

    /**
     * Erases all events that are stored now. Later events continue with the next sequence number.
     *
     * @param transaction holds the athlete's lock
     * @param request stored in the same transaction; without the stored request, PostgreSQL refuses to erase events
     */
    public static <E> TypedEvent<E> erase(
            Tx transaction,
            Feed feed,
            Athlete athlete,
            ErasureRequest request,
            @Nullable String traceParent,
            Function<OffsetDateTime, NewEvent<E>> erased)
            throws SQLException {
        var erasedAt = request.at().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        var own = stream(athlete);
        // What was collected so far may be content that the erasure has to find. Erasing years of training may take
        // longer than the usual transaction time-out (ADR 0132).
        transaction.now(new RoundTrip().change("SET LOCAL transaction_timeout TO 0"));
        var by = request.by();
        var requestedBy = by.cause() == null ? by.subject() : by.cause();
        Sql.change(transaction.connection(), REQUEST, athlete, requestedBy, request.at());
        // The published events name all streams: every stream but the athlete's own has at least one of them.
        var streamNames = Sql.list(transaction.connection(), STREAMS, rows -> rows.getString(1), athlete);
        streamNames.remove(own);
        streamNames.add(own); // last, and included even if it has no published event
        empty(transaction, athlete, streamNames, erasedAt);
        AuditLog.forget(transaction.connection(), athlete);
        replaceRefusedMessages(transaction, feed, athlete);
        NewEvent<E> event = erased.apply(erasedAt);
        if (!event.type().equals(TYPE)) {
            throw new IllegalArgumentException("The type of an erasure must be " + TYPE + ", not " + event.type());
        }
        transaction.heads(
                streamNames.stream()
                        .map(stream -> new StreamKey(athlete.gym(), stream))
                        .toList(),
                List.of(athlete));
        for (var stream : streamNames) {
            if (!stream.equals(own)) {
                transaction.append(athlete, stream, List.of(event.unpublished()), by, traceParent);
            }
        }
        return transaction.append(athlete, own, List.of(event), by, traceParent).getFirst();
    }

    /**
     * Replaces refused messages, and those that wait behind them, by erasure messages with the same sequence numbers.
     */
    private static void replaceRefusedMessages(Tx transaction, Feed feed, Athlete athlete) throws SQLException {
        Sql.exists(transaction.connection(), RefusedMessages.LOCK);
        var key = athlete.key();
        Sql.each(
                transaction.connection(),
                DELETE_REFUSED,
                row -> {
                    var topic = row.getString(12);
                    feed.messages(EventRows.read(row)).stream()
                            .filter(message -> message.topic().equals(topic) && !message.compacted())
                            .forEach(transaction::message);
                },
                key,
                key,
                key,
                athlete);
    }

    private static void empty(Tx transaction, Athlete athlete, List<String> streams, OffsetDateTime erasedAt)
            throws SQLException {
        var connection = transaction.connection();
        long emptied;
        do {
            emptied = Sql.one(
                    connection,
                    "SELECT erase_requested_events(?, ?, ?::text[], ?, ?)",
                    row -> row.getLong(1),
                    athlete,
                    Sql.arrayLiteral(streams),
                    erasedAt,
                    AT_A_TIME);
        } while (emptied == AT_A_TIME);
    }
}

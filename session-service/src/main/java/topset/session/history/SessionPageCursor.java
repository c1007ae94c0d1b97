package topset.session.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Cursor;
import topset.session.sessions.SessionView;

/** Names the last session of the previous page; for the first page, none. */
record SessionPageCursor(
        @Nullable Instant startedAt, @Nullable UUID sessionId) {
    static SessionPageCursor read(@Nullable Cursor cursor) {
        return cursor == null
                ? new SessionPageCursor(null, null)
                : cursor.read(
                        2,
                        parts -> new SessionPageCursor(
                                Cursor.time(parts.getFirst()).toInstant(), UUID.fromString(parts.getLast())));
    }

    static String after(SessionView session) {
        return Cursor.of(
                session.startedAt().toInstant().toString(), session.sessionId().toString());
    }

    void restrict(StringBuilder query, Map<String, Object> wanted) {
        if (startedAt != null && sessionId != null) {
            query.append(" and (startedAt < :afterStart or (startedAt = :afterStart and sessionId < :afterSession))");
            wanted.put("afterStart", OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC));
            wanted.put("afterSession", sessionId);
        }
    }
}

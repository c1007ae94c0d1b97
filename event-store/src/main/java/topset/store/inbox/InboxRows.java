package topset.store.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;

final class InboxRows {

    private static final String LOAD =
            "SELECT " + InboxState.COLUMNS + " FROM inbox i WHERE i.gym = ? AND i.athlete = ?";

    private static final String SAVE = """
        INSERT INTO inbox AS i (gym, athlete, seen, last_ids, cause, reason, since)
        SELECT gym, athlete, seen, last_ids::text[], cause, reason, CASE WHEN reason IS NOT NULL THEN now() END
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
            AS s(gym, athlete, seen, last_ids, cause, reason)
        ON CONFLICT (gym, athlete) DO UPDATE SET seen = excluded.seen, last_ids = excluded.last_ids, cause = excluded.cause,
            reason = excluded.reason, since = CASE WHEN i.reason = excluded.reason THEN i.since ELSE excluded.since END\
        """;

    private InboxRows() {}

    static InboxState load(Connection connection, Athlete athlete) throws SQLException {
        return Sql.first(connection, LOAD, InboxState::read, athlete).orElse(InboxState.NEW);
    }

    /**
     * Saves nothing if the state is null; the statement is there all the same, so that works can share it. If events
     * still wait for the same reason, the stored start time of the wait does not change.
     */
    static RoundTrip save(Athlete athlete, @Nullable InboxState changed) {
        var values = new RoundTrip.Values("text", "text", "int8", "text", "text", "text");
        if (changed != null) {
            values.row(
                    athlete,
                    changed.seen(),
                    Sql.arrayLiteral(changed.lastIds()),
                    changed.cause() == null ? null : changed.cause().name(),
                    changed.reason());
        }
        return new RoundTrip().change(SAVE, values);
    }
}

package topset.program.athletes;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.SqlArrays;

/** The table {@code coaches_and_tags}. An athlete without a row has neither coaches nor tags and is not archived. */
public final class CoachesAndTagsTable {
    private static final String FIND =
            "select athlete, coaches, tags, archived_at from coaches_and_tags where gym = ? and athlete = any (?)";

    private static final String OF_COACH =
            "select athlete from coaches_and_tags where gym = ? and coaches @> array[?]::varchar[]";

    private static final String SAVE = "insert into coaches_and_tags (gym, athlete, coaches, tags, archived_at)"
            + " select gym, athlete, coaches::varchar[], tags::varchar[], archived_at"
            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])"
            + " c(gym, athlete, coaches, tags, archived_at) on conflict (gym, athlete) do update"
            + " set coaches = excluded.coaches, tags = excluded.tags, archived_at = excluded.archived_at";

    private CoachesAndTagsTable() {}

    /** Athletes without a row are absent from the map. */
    public static Map<String, CoachesAndTags> find(Connection connection, String gym, Collection<String> athletes)
            throws SQLException {
        var found = new HashMap<String, CoachesAndTags>();
        Sql.each(
                connection,
                FIND,
                row -> found.put(
                        row.getString(1),
                        new CoachesAndTags(texts(row.getArray(2)), texts(row.getArray(3)), instant(row))),
                gym,
                connection.createArrayOf("text", athletes.toArray()));
        return found;
    }

    public static CoachesAndTags find(Connection connection, Athlete athlete) throws SQLException {
        return find(connection, athlete.gym(), List.of(athlete.id())).getOrDefault(athlete.id(), CoachesAndTags.NONE);
    }

    public static Set<String> ofCoach(Connection connection, String gym, String coach) throws SQLException {
        return Set.copyOf(Sql.list(connection, OF_COACH, row -> row.getString(1), gym, coach));
    }

    static Set<String> ofCoach(Connection connection, String gym, String coach, Collection<String> athletes)
            throws SQLException {
        return Set.copyOf(Sql.list(
                connection,
                OF_COACH + " and athlete = any (?)",
                row -> row.getString(1),
                gym,
                coach,
                connection.createArrayOf("text", athletes.toArray())));
    }

    static RoundTrip save(String gym, Map<String, CoachesAndTags> changed) {
        var rows = new RoundTrip.Values("text", "text", "text", "text", "timestamptz");
        changed.forEach((athlete, after) -> rows.row(
                gym,
                athlete,
                SqlArrays.literal(after.coaches()),
                SqlArrays.literal(after.tags()),
                after.archivedAt() == null ? null : after.archivedAt().atOffset(ZoneOffset.UTC)));
        return new RoundTrip().change(SAVE, rows);
    }

    static void delete(Connection connection, Athlete athlete) throws SQLException {
        Sql.change(
                connection, "delete from coaches_and_tags where gym = ? and athlete = ?", athlete.gym(), athlete.id());
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        var time = row.getObject("archived_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}

package topset.program.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import topset.program.programs.ProgramEventCodec;
import topset.program.rules.program.GymSettings;

/** Table {@code gym_settings}: the newest settings of each gym. */
public final class GymTable {

    private GymTable() {}

    /**
     * The settings of a gym.
     *
     * @param revision the number of changes; 0 if nothing was ever set
     * @param changedAt absent if nothing was ever set
     */
    public record Stored(
            GymSettings settings, int revision, @Nullable Instant changedAt) {
        static final Stored NOTHING = new Stored(GymSettings.NONE, 0, null);
    }

    /**
     * Returns the gym's current settings. If the caller holds an athlete's lock, the result includes every committed
     * change.
     */
    public static GymSettings settings(Connection connection, String gym) throws SQLException {
        return find(connection, gym).settings();
    }

    static Stored find(Connection connection, String gym) throws SQLException {
        try (var statement =
                connection.prepareStatement("select settings, revision, changed_at from gym_settings where gym = ?")) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? new Stored(
                                ProgramEventCodec.read(rows.getString(1), GymSettings.class),
                                rows.getInt(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant())
                        : Stored.NOTHING;
            }
        }
    }

    static void save(Connection connection, String gym, Stored stored, Instant changedAt) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into gym_settings (gym, settings, revision, changed_at) values (?, ?, ?, ?)"
                        + " on conflict (gym) do update set settings = excluded.settings,"
                        + " revision = excluded.revision, changed_at = excluded.changed_at")) {
            statement.setString(1, gym);
            statement.setString(2, ProgramEventCodec.write(stored.settings()));
            statement.setInt(3, stored.revision());
            statement.setObject(4, changedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}

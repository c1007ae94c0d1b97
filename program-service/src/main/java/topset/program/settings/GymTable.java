package topset.program.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import topset.edge.web.ContractJson;
import topset.rules.week.GymSettings;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.Sql;
import topset.store.append.Reads;

public final class GymTable {

    private GymTable() {}

    /**
     * Without the progress of a change of the equipment. If the caller holds an athlete's or the gym's lock, the result
     * includes every committed change.
     */
    public static GymView find(Connection connection, String gym) throws SQLException {
        return Sql.first(
                        connection,
                        "select settings, revision, changed_at from gym_settings where gym = ?",
                        rows -> new GymView(
                                ContractJson.read(rows.getString(1), GymSettings.class),
                                rows.getInt(2),
                                rows.getObject(3, OffsetDateTime.class),
                                null),
                        gym)
                .orElse(GymView.NOTHING);
    }

    /** Reads the settings in the round trip that takes an athlete's lock. */
    public static void read(Reads reads, Athlete athlete, Consumer<GymSettings> settings) {
        reads.query(new RoundTrip()
                .query(
                        "select w.gym, w.athlete, g.settings from unnest(?::text[], ?::text[]) w(gym, athlete)"
                                + " left join gym_settings g on g.gym = w.gym",
                        new RoundTrip.Values("text", "text").row(athlete),
                        row -> {
                            var stored = row.getString("settings");
                            settings.accept(
                                    stored == null
                                            ? GymView.NOTHING.settings()
                                            : ContractJson.read(stored, GymSettings.class));
                        }));
    }

    /** {@code settings} include whom the coaches see. */
    static void save(Connection connection, String gym, GymSettings settings, Instant changedAt) throws SQLException {
        Sql.change(
                connection,
                "insert into gym_settings as g (gym, settings, revision, changed_at) values (?, ?, 1, ?)"
                        + " on conflict (gym) do update set settings = excluded.settings, revision = g.revision + 1,"
                        + " changed_at = excluded.changed_at",
                gym,
                ContractJson.text(settings),
                changedAt.atOffset(ZoneOffset.UTC));
    }
}

package topset.program.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import topset.contract.CoachesSee;
import topset.program.programs.ProgramEventCodec;
import topset.rules.week.GymSettings;
import topset.store.Sql;

public final class GymTable {

    private GymTable() {}

    /** If nothing was ever set, {@code revision} is 0 and {@code changedAt} is absent. */
    public record Stored(
            GymSettings settings,
            CoachesSee coachesSee,
            int revision,
            @Nullable Instant changedAt) {
        static final Stored NOTHING = new Stored(GymSettings.NONE, CoachesSee.EVERYONE, 0, null);

        Stored changed(GymSettings settings, CoachesSee coachesSee, Instant at) {
            return new Stored(settings, coachesSee, revision + 1, at);
        }
    }

    /** If the caller holds an athlete's or the gym's lock, the result includes every committed change. */
    public static Stored find(Connection connection, String gym) throws SQLException {
        return Sql.first(
                        connection,
                        "select settings, coaches_see, revision, changed_at from gym_settings where gym = ?",
                        rows -> new Stored(
                                ProgramEventCodec.read(rows.getString(1), GymSettings.class),
                                CoachesSee.valueOf(rows.getString(2)),
                                rows.getInt(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant()),
                        gym)
                .orElse(Stored.NOTHING);
    }

    static void save(Connection connection, String gym, Stored stored, Instant changedAt) throws SQLException {
        Sql.change(
                connection,
                "insert into gym_settings (gym, settings, coaches_see, revision, changed_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (gym) do update set settings = excluded.settings,"
                        + " coaches_see = excluded.coaches_see, revision = excluded.revision,"
                        + " changed_at = excluded.changed_at",
                gym,
                ProgramEventCodec.write(stored.settings()),
                stored.coachesSee().name(),
                stored.revision(),
                changedAt.atOffset(ZoneOffset.UTC));
    }
}

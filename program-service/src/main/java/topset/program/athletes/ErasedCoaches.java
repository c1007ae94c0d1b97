package topset.program.athletes;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.gym.GymEvent;
import topset.program.gym.GymStream;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.append.Tx;

public final class ErasedCoaches {
    private ErasedCoaches() {}

    /**
     * Removes the athlete's coaches and tags from the table and from the stored events of the gym. If events were
     * changed, publishes that the athlete has no coaches.
     *
     * @param tx holds the locks of the athlete and of the gym, and has stored the request for the erasure
     */
    public static void erase(Tx tx, Actor actor, Athlete athlete, Instant now, @Nullable String traceParent)
            throws SQLException {
        Sql.change(
                tx.connection(),
                "delete from coaches_and_tags where gym = ? and athlete = ?",
                athlete.gym(),
                athlete.id());
        if (emptyEvents(tx, athlete) > 0) {
            var event = new GymEvent.AthleteCoachesChanged(athlete.id(), List.of(), now);
            GymStream.append(tx, actor, athlete.gym(), List.of(event), now, traceParent);
        }
    }

    private static long emptyEvents(Tx tx, Athlete athlete) throws SQLException {
        return Sql.one(
                tx.connection(),
                "select erase_requested_coaches_and_tags(?, ?)",
                row -> row.getLong(1),
                athlete.gym(),
                athlete.id());
    }
}

package topset.program.athletes;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.Sql;
import topset.store.append.Tx;

/**
 * In a gym whose coaches see only their own athletes, a coach who sets the first profile of a new athlete becomes the
 * athlete's coach in the same transaction. If two coaches do this at the same time, the second one is refused. Without
 * a coach, nobody becomes one.
 */
public record Enrollment(Athlete athlete, @Nullable Actor coach) {
    private static final String IS_NEW =
            "select not exists (select from event e where e.gym = w.gym and e.athlete = w.athlete and e.sequence > 0)"
                    + " and not exists (select from inbox i where i.gym = w.gym and i.athlete = w.athlete)"
                    + " and not exists (select from note n where n.gym = w.gym and n.athlete = w.athlete)"
                    + " and not exists (select from coaches_and_tags c where c.gym = w.gym and c.athlete = w.athlete)"
                    + " from (select ?::text as gym, ?::text as athlete) w";

    /**
     * A new athlete has no event, no set, no note, no coach and no tag. An erased athlete still has events, so it is not
     * new.
     */
    static boolean isNew(Connection connection, Athlete athlete) throws SQLException {
        return Sql.one(connection, IS_NEW, row -> row.getBoolean(1), athlete);
    }

    /** Throws a problem if the caller may neither change the athlete nor set the first profile of a new one. */
    public static Enrollment of(Caller caller, String athleteId) {
        return caller.mayEnroll(athleteId)
                ? new Enrollment(new Athlete(caller.gym(), athleteId), caller.actor())
                : none(caller.changeable(athleteId));
    }

    public static Enrollment none(Athlete athlete) {
        return new Enrollment(athlete, null);
    }

    /** The transaction that sets the athlete's profile locks the athlete, and also the gym if it assigns a coach. */
    public Collection<Athlete> locks() {
        return coach == null ? List.of(athlete) : List.of(athlete, Athlete.ofGym(athlete.gym()));
    }

    /** Throws a problem 404 if somebody else has set the athlete's first profile meanwhile. */
    public void store(Tx tx, Instant now) throws SQLException {
        if (coach == null || CoachesAndTagsRow.of(athlete).coaches().contains(coach.subject())) {
            return;
        }
        if (!isNew(tx.connection(), athlete)) {
            throw Problem.notFound("There is no athlete " + athlete.id());
        }
        var coaches = List.of(coach.subject());
        CoachesAndTagsService.change(tx, coach, athlete, known -> known.withCoaches(coaches), now);
    }
}

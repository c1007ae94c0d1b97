package topset.program.athletes;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.append.Tx;

/**
 * The athlete of a request that sets a profile, and the coach who enrolls the athlete. In a gym whose coaches see only
 * their own athletes, a coach who sets the first profile of a new athlete becomes the athlete's coach in the same
 * transaction. If two coaches do this at the same time, the second one is refused.
 *
 * @param coach null if nobody becomes the athlete's coach
 */
public record Enrollment(Athlete athlete, @Nullable Actor coach) {

    /**
     * The caller becomes the athlete's coach only if the caller may set the first profile of a new athlete.
     *
     * @throws Problem if {@link Caller#changeable} refuses the athlete, unless the caller may set the first profile of
     * this new athlete
     */
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

    /**
     * Does nothing if the enrollment assigns no coach.
     *
     * @throws Problem 404 if somebody else has set the athlete's first profile meanwhile
     */
    public void store(Tx tx, Instant now, @Nullable String traceParent) throws SQLException {
        if (coach == null) {
            return;
        }
        if (CoachesAndTagsRow.of(athlete).coaches().contains(coach.subject())) {
            return;
        }
        if (!NewAthletes.isNew(tx.connection(), athlete)) {
            throw Problem.notFound("There is no athlete " + athlete.id());
        }
        var coaches = List.of(coach.subject());
        CoachesAndTagsService.change(tx, coach, athlete, known -> known.withCoaches(coaches), now, traceParent);
    }
}

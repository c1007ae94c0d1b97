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
import topset.store.StoreTransaction;

/**
 * The athlete whose profile a call sets, with which somebody may begin with a new athlete. In a gym whose coaches see
 * only their athletes, a coach who begins becomes the athlete's coach, in the same transaction. If two coaches begin at
 * the same time, the athlete is the first one's.
 *
 * @param coach the coach who begins; null if nobody becomes the athlete's coach
 */
public record Enrollment(Athlete athlete, @Nullable Actor coach) {

    /**
     * Prepares the call of a caller.
     *
     * @throws Problem as {@link Caller#changeable}, unless the caller may begin with the athlete
     */
    public static Enrollment of(Caller caller, String athleteId) {
        return caller.mayEnroll(athleteId)
                ? new Enrollment(new Athlete(caller.gym(), athleteId), caller.actor())
                : none(caller.changeable(athleteId));
    }

    /** Returns the enrollment with which nobody becomes the athlete's coach. */
    public static Enrollment none(Athlete athlete) {
        return new Enrollment(athlete, null);
    }

    /** Returns the owners whom the transaction must lock. */
    public Collection<Athlete> locks() {
        return coach == null ? List.of(athlete) : List.of(athlete, Athlete.ofGym(athlete.gym()));
    }

    /**
     * Makes the coach the athlete's coach.
     *
     * @throws Problem 404 if somebody else has begun with the athlete meanwhile
     */
    public void store(StoreTransaction tx, Instant now, @Nullable String traceParent) throws SQLException {
        if (coach == null) {
            return;
        }
        var known = CoachesAndTagsTable.find(tx.connection(), athlete);
        if (known.coaches().contains(coach.subject())) {
            return;
        }
        if (!NewAthletes.isNew(tx.connection(), athlete)) {
            throw Problem.notFound("There is no athlete " + athlete.id());
        }
        var enrolled = known.withCoaches(List.of(coach.subject()));
        CoachesAndTagsService.save(tx, coach, athlete, known, enrolled, now, traceParent);
    }
}

package topset.edge;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Who calls. The gym comes from the token and from nowhere else. Role rights are judged by {@code @RolesAllowed} (403)
 * before a method runs; what the roles may see is judged here (404).
 */
@RequestScoped
public class Caller {
    /** What a gym's name looks like. */
    public static final String GYM = "[a-z0-9-]{1,63}";

    /** What an athlete's id looks like. */
    public static final String ATHLETE_ID = "[A-Za-z0-9._:-]{1,64}";

    /** The same for people. */
    public static final String ATHLETE_ID_SAYS = "must be 1 to 64 of A-Z, a-z, 0-9, '.', '_', ':' and '-'";

    private final SecurityIdentity identity;
    private @Nullable String refusedAthlete;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The tenant. */
    public String gym() {
        return CallerClaims.gym(identity).orElseThrow(Problem::forbidden);
    }

    /** The token's {@code sub}; an athlete's own id. */
    public String subject() {
        return CallerClaims.subject(identity);
    }

    /** Who calls, for what is stored by this call. */
    public Actor actor() {
        return CallerClaims.actor(identity);
    }

    /** Whom this call was refused to see or to change; null when it was not. Also where the answer is 404. */
    @Nullable
    String refusedAthlete() {
        return refusedAthlete;
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /** Whether the athlete of the caller's gym can be seen. */
    public boolean mayRead(String athleteId) {
        return hasRole(Role.ANALYST) || mayWrite(athleteId);
    }

    /** Whether the caller can log, correct and plan for the athlete of the caller's gym. */
    public boolean mayWrite(String athleteId) {
        return hasRole(Role.COACH)
                || hasRole(Role.PLATFORM)
                || (hasRole(Role.ATHLETE) && subject().equals(athleteId));
    }

    /**
     * Refuses to show another's.
     *
     * @throws Problem 404 when the athlete is not the caller's to see
     */
    public void requireVisible(String athleteId) {
        requireVisible(athleteId, () -> noAthlete(athleteId));
    }

    /**
     * Refuses to show what is another's.
     *
     * @param absent what is answered when there is no such thing
     * @throws Problem {@code absent} when the athlete whose it is is not the caller's to see
     */
    public void requireVisible(String athleteId, Supplier<Problem> absent) {
        if (!mayRead(athleteId)) {
            refusedAthlete = athleteId;
            throw absent.get();
        }
    }

    private static Problem noAthlete(String athleteId) {
        return Problem.notFound("There is no athlete " + athleteId);
    }

    /**
     * The athlete of the caller's gym who is to be changed, perhaps never heard of yet.
     *
     * @throws Problem as {@link #requireWritable}, and 422 where no athlete can have that id
     */
    public Athlete changeable(String athleteId) {
        requireWritable(athleteId);
        if (!athleteId.matches(ATHLETE_ID)) {
            throw Problem.refused("athleteId", ATHLETE_ID_SAYS, "athlete-id");
        }
        return new Athlete(gym(), athleteId);
    }

    /**
     * Refuses to change another's.
     *
     * @throws Problem 404 when the athlete is not the caller's to see, 403 when it is, but only to see
     */
    public void requireWritable(String athleteId) {
        requireWritable(athleteId, () -> noAthlete(athleteId));
    }

    /** As {@link #requireWritable(String)}, of what is the athlete's: {@code absent} as in {@link #requireVisible}. */
    public void requireWritable(String athleteId, Supplier<Problem> absent) {
        requireVisible(athleteId, absent);
        if (!mayWrite(athleteId)) {
            refusedAthlete = athleteId;
            throw Problem.forbidden();
        }
    }
}

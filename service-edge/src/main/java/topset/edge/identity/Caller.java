package topset.edge.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * The caller of the current request. The gym comes only from the token. {@code @RolesAllowed} checks whether the
 * caller's role may call a method (403). This class checks which athletes the caller may see (404).
 */
@RequestScoped
public class Caller {
    /** The regular expression that every gym's name matches. */
    public static final String GYM = "[a-z0-9-]{1,63}";

    /** The regular expression that every athlete's id matches. */
    public static final String ATHLETE_ID = "[A-Za-z0-9._:-]{1,64}";

    /** The message for an invalid athlete id; it describes {@link #ATHLETE_ID} in words. */
    public static final String ATHLETE_ID_SAYS = "must be 1 to 64 characters of A-Z, a-z, 0-9, '.', '_', ':' and '-'";

    private final SecurityIdentity identity;
    private final VisibleAthletes visible;
    private final Map<String, Boolean> seenAsCoach = new HashMap<>();
    private @Nullable String refusedAthlete;

    @Inject
    Caller(SecurityIdentity identity, VisibleAthletes visible) {
        this.identity = identity;
        this.visible = visible;
    }

    /** Returns the gym that the caller's token names. */
    public String gym() {
        return CallerClaims.gym(identity).orElseThrow(Problem::forbidden);
    }

    /** Returns the token's {@code sub}, which for an athlete is the athlete's id. */
    public String subject() {
        return CallerClaims.subject(identity);
    }

    /** Returns the caller as the actor that is stored with every event of this request. */
    public Actor actor() {
        return CallerClaims.actor(identity);
    }

    /**
     * Returns the athlete whom this request was not allowed to see or change, even if the answer was 404; null if
     * nothing was refused.
     */
    @Nullable
    public String refusedAthlete() {
        return refusedAthlete;
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /**
     * Whether the caller has the rights of a coach. {@link #mayRead} and {@link #mayWrite} say for which athletes the
     * caller has these rights: a gym may set that a coach sees only the coach's own athletes, but this setting does not
     * limit the platform.
     */
    public boolean isCoachOrPlatform() {
        return hasRole(Role.COACH) || hasRole(Role.PLATFORM);
    }

    /**
     * Whether the caller may see the data of an athlete of the caller's gym. A coach who is also an analyst is treated
     * as a coach, because a coach may read more about an athlete than an analyst.
     */
    public boolean mayRead(String athleteId) {
        return (hasRole(Role.ANALYST) && !hasRole(Role.COACH)) || mayWrite(athleteId);
    }

    /** Whether the caller may change the data of an athlete of the caller's gym. */
    public boolean mayWrite(String athleteId) {
        return hasRole(Role.PLATFORM)
                || (hasRole(Role.ATHLETE) && subject().equals(athleteId))
                || (hasRole(Role.COACH) && isSeenAsCoach(athleteId));
    }

    /**
     * Whether the caller, as a coach, may see the athlete. The answer is kept, so that one request asks the database
     * only once for each athlete.
     */
    private boolean isSeenAsCoach(String athleteId) {
        return seenAsCoach.computeIfAbsent(athleteId, id -> visible.isVisible(gym(), subject(), id));
    }

    /**
     * Whether the caller may create the athlete and become the athlete's coach. This is true if the caller is a coach
     * who sees only the coach's own athletes, and the athlete is new.
     */
    public boolean mayEnroll(String athleteId) {
        return hasRole(Role.COACH)
                && !mayWrite(athleteId)
                && athleteId.matches(ATHLETE_ID)
                && visible.isNew(gym(), athleteId);
    }

    /** Returns the filter that selects the athletes whom the caller sees in lists, streams and exports. */
    public AthleteFilter athletes() {
        var seesAsCoach = hasRole(Role.COACH) && !hasRole(Role.PLATFORM);
        return new AthleteFilter(visible, gym(), seesAsCoach ? subject() : null);
    }

    /**
     * Checks that the caller is allowed to see the athlete's data.
     *
     * @throws Problem 404 if the caller is not allowed to see the data
     */
    public void requireVisible(String athleteId) {
        requireVisible(athleteId, () -> noAthlete(athleteId));
    }

    /**
     * Checks that the caller is allowed to see the athlete to whom a resource belongs.
     *
     * @param absent the problem with which a request for a missing resource is answered
     * @throws Problem {@code absent} if the caller is not allowed to see the athlete
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
     * Returns the athlete whom this request changes, in the caller's gym. The athlete may have no events yet.
     *
     * @throws Problem as {@link #requireWritable}, and 422 if the id is not a valid athlete id
     */
    public Athlete changeable(String athleteId) {
        requireWritable(athleteId);
        if (!athleteId.matches(ATHLETE_ID)) {
            throw Problem.refused("athleteId", ATHLETE_ID_SAYS, "athlete-id");
        }
        return new Athlete(gym(), athleteId);
    }

    /**
     * Checks that the caller is allowed to change the athlete's data.
     *
     * @throws Problem 404 if the caller is not allowed to see the athlete; 403 if the caller is allowed only to see the
     * athlete
     */
    public void requireWritable(String athleteId) {
        requireWritable(athleteId, () -> noAthlete(athleteId));
    }

    /**
     * Checks that the caller is allowed to change the athlete to whom a resource belongs. If the caller is not even
     * allowed to see the athlete, the problem is {@code absent}, as if the resource did not exist.
     */
    public void requireWritable(String athleteId, Supplier<Problem> absent) {
        requireVisible(athleteId, absent);
        if (!mayWrite(athleteId)) {
            refusedAthlete = athleteId;
            throw Problem.forbidden();
        }
    }
}

package topset.edge.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * The gym comes only from the token. {@code @RolesAllowed} checks whether the caller's role may call a method (403).
 * This class checks which athletes the caller may see (404).
 */
@RequestScoped
public class Caller {
    public static final String GYM = "[a-z0-9-]{1,63}";

    public static final String ATHLETE_ID = "[A-Za-z0-9._:-]{1,64}";

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

    public String gym() {
        return CallerClaims.gym(identity).orElseThrow(Problem::forbidden);
    }

    /** The token's {@code sub}, which for an athlete is the athlete's id. */
    public String subject() {
        return CallerClaims.subject(identity);
    }

    public Actor actor() {
        return CallerClaims.actor(identity);
    }

    /** The athlete whom this request was not allowed to see or change, even if the answer was 404; null if none. */
    @Nullable
    public String refusedAthlete() {
        return refusedAthlete;
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    /**
     * {@link #mayRead} and {@link #mayWrite} say for which athletes the caller has the rights of a coach: a gym may set
     * that a coach sees only the coach's own athletes, but this setting does not limit the platform.
     */
    public boolean isCoachOrPlatform() {
        return hasRole(Role.COACH) || hasRole(Role.PLATFORM);
    }

    /** A coach who is also an analyst is a coach here, who may read more about an athlete than an analyst. */
    public boolean mayRead(String athleteId) {
        return (hasRole(Role.ANALYST) && !hasRole(Role.COACH)) || mayWrite(athleteId);
    }

    public boolean mayWrite(String athleteId) {
        return hasRole(Role.PLATFORM)
                || (hasRole(Role.ATHLETE) && subject().equals(athleteId))
                || (hasRole(Role.COACH) && isSeenAsCoach(athleteId));
    }

    /** Keeps the answer, so that one request asks the database only once for each athlete. */
    private boolean isSeenAsCoach(String athleteId) {
        return seenAsCoach.computeIfAbsent(athleteId, id -> visible.isVisible(gym(), subject(), id));
    }

    /**
     * Whether the caller is a coach who sees only the coach's own athletes, and the athlete is new. Such a coach may
     * create the athlete and becomes the athlete's coach.
     */
    public boolean mayEnroll(String athleteId) {
        return hasRole(Role.COACH)
                && !mayWrite(athleteId)
                && athleteId.matches(ATHLETE_ID)
                && visible.isNew(gym(), athleteId);
    }

    public AthleteFilter athletes() {
        var seesAsCoach = hasRole(Role.COACH) && !hasRole(Role.PLATFORM);
        return new AthleteFilter(visible, gym(), seesAsCoach ? subject() : null);
    }

    /** Throws a 404 if the caller is not allowed to see the athlete's data. */
    public void requireVisible(String athleteId) {
        requireVisible(athleteId, () -> noAthlete(athleteId));
    }

    /** Throws {@code absent}, as for a missing resource, if the caller is not allowed to see the athlete. */
    public void requireVisible(String athleteId, Supplier<Problem> absent) {
        if (!mayRead(athleteId)) {
            refusedAthlete = athleteId;
            throw absent.get();
        }
    }

    /**
     * Answers 404 before the body is read if the caller is not allowed to see the athlete whom the path names. So the
     * answer does not depend on the body.
     */
    @ServerRequestFilter
    public void requireAthleteOfPath(UriInfo path) {
        var athlete = path.getPathParameters().getFirst("athleteId");
        if (athlete != null && !mayEnroll(athlete)) {
            requireVisible(athlete);
        }
    }

    private static Problem noAthlete(String athleteId) {
        return Problem.notFound("There is no athlete " + athleteId);
    }

    /**
     * The athlete may have no events yet.
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

    /** Throws a 404 if the caller is not allowed to see the athlete; a 403 if only to see. */
    public void requireWritable(String athleteId) {
        requireWritable(athleteId, () -> noAthlete(athleteId));
    }

    /** A caller who is not even allowed to see the athlete gets {@code absent}, as if the resource did not exist. */
    public void requireWritable(String athleteId, Supplier<Problem> absent) {
        requireVisible(athleteId, absent);
        if (!mayWrite(athleteId)) {
            refusedAthlete = athleteId;
            throw Problem.forbidden();
        }
    }
}

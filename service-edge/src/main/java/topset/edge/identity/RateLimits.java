package topset.edge.identity;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import topset.edge.limits.GymRequests;
import topset.edge.limits.LimitSettings;
import topset.edge.limits.TokenBuckets;
import topset.edge.limits.TokenBuckets.Grant;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;

/**
 * Limits the request rate of each caller and of each gym; the token of a request names both. A request counts as 1,
 * plus 1 for each full 4 kB of its body. An import counts as a fixed number, independent of its length. A refused
 * request does not count. A caller above the limit gets 429 with {@code Retry-After}. Every answer has {@code
 * RateLimit} headers. The headers describe the limit that refused the request, or otherwise the limit with fewer
 * requests left.
 */
public class RateLimits {
    private static final int BYTES_OF_ONE = 4_000;

    /** Longer bodies are not read. */
    private static final long LONGEST_BODY = StrictJson.MAX_BODY;

    /**
     * The length of an import of a training log does not count, because a long log would exceed the rate. Imports have
     * other limits: one running import per athlete, and a few per gym.
     */
    private static final Pattern IMPORTS = Pattern.compile("/?v1/athletes/[^/]+/imports");

    private static final int COST_OF_IMPORT = 25;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
    private static final String GRANT = RateLimits.class.getName();

    private final SecurityIdentity identity;

    /** By role; roles with higher limits come first. The key of a bucket is the caller. */
    private final Map<String, TokenBuckets> callers = new LinkedHashMap<>();

    private final TokenBuckets gyms;
    private final GymRequests requests;

    @Inject
    RateLimits(SecurityIdentity identity, LimitSettings settings, MeterRegistry metrics) {
        this.identity = identity;
        this.requests = new GymRequests(metrics);
        callers.put(Role.OPERATOR, new TokenBuckets("caller", settings.operator()));
        callers.put(Role.PLATFORM, new TokenBuckets("caller", settings.platform()));
        callers.put(Role.COACH, new TokenBuckets("caller", settings.coach()));
        callers.put(Role.ANALYST, new TokenBuckets("caller", settings.analyst()));
        callers.put(Role.ATHLETE, new TokenBuckets("caller", settings.athlete()));
        this.gyms = new TokenBuckets("gym", settings.gym());
    }

    @ServerRequestFilter
    public void limit(ContainerRequestContext request) {
        var ofRole = callers.entrySet().stream()
                .filter(role -> identity.hasRole(role.getKey()))
                .findFirst();
        if (ofRole.isEmpty()) {
            return;
        }
        var callersOfRole = ofRole.get().getValue();
        var cost = cost(request);
        var gym = CallerClaims.gym(identity);
        var caller = gym.orElse("-") + "/" + CallerClaims.subject(identity);
        var grant = gym.map(name -> callersOfRole.takeBoth(caller, gyms, name, cost))
                .orElseGet(() -> callersOfRole.take(caller, cost));
        request.setProperty(GRANT, grant);
        gym.ifPresent(name -> requests.count(name, grant.granted()));
        if (!grant.granted()) {
            throw Problem.tooMany(
                    "The limit of this " + grant.policy() + " is reached: " + grant.quota() + " requests in "
                            + grant.windowSeconds() + " s. Each full 4 kB of a body counts as one more request.",
                    grant.retryAfterSeconds());
        }
    }

    private static long cost(ContainerRequestContext request) {
        if (request.getMethod().equals("POST")
                && IMPORTS.matcher(request.getUriInfo().getPath()).matches()) {
            return COST_OF_IMPORT;
        }
        long length = request.getLength();
        boolean unknown = length < 0 && !WITHOUT_BODY.contains(request.getMethod());
        return 1 + Math.min(unknown ? LONGEST_BODY : Math.max(0, length), LONGEST_BODY) / BYTES_OF_ONE;
    }

    @ServerResponseFilter
    public void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(GRANT) instanceof Grant grant) {
            response.getHeaders()
                    .putSingle(
                            "RateLimit-Policy",
                            "\"" + grant.policy() + "\";q=" + grant.quota() + ";w=" + grant.windowSeconds());
            response.getHeaders()
                    .putSingle(
                            "RateLimit",
                            "\"" + grant.policy() + "\";r=" + grant.remaining() + ";t="
                                    + (grant.granted() ? grant.windowSeconds() : grant.retryAfterSeconds()));
        }
    }
}

package topset.edge.operations;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import topset.edge.audit.AuditTrail;
import topset.edge.identity.Caller;
import topset.edge.identity.CallerClaims;
import topset.edge.identity.Role;
import topset.store.audit.AuditEntry;
import topset.store.audit.AuditEntry.Kind;

/** Records every call of an operator and every refusal of an authenticated caller (ADR 0043), of every resource. */
public class AuditFilter {
    private static final Logger LOG = Logger.getLogger(AuditFilter.class);
    private static final String OPERATIONS = "v1/operations";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ROW = AuditFilter.class.getName();
    private static final Pattern GYM = Pattern.compile(Caller.GYM);
    private static final Pattern ATHLETE = Pattern.compile(Caller.ATHLETE_ID);
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final int FORBIDDEN = 403;

    private final AuditTrail trail;
    private final SecurityIdentity identity;
    private final CurrentIdentityAssociation association;
    private final Caller caller;
    private final OperatorCall call;

    @Inject
    AuditFilter(
            AuditTrail trail,
            SecurityIdentity identity,
            CurrentIdentityAssociation association,
            Caller caller,
            OperatorCall call) {
        this.trail = trail;
        this.identity = identity;
        this.association = association;
        this.caller = caller;
        this.call = call;
    }

    /** Runs after the rate limits, so a call that the rate limits refuse is not recorded here. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    public void begin(ContainerRequestContext request, ResourceInfo resource) {
        if (isOperation(request) && !READS.contains(request.getMethod()) && identity.hasRole(Role.OPERATOR)) {
            request.setProperty(ROW, trail.begin(entry(Kind.OPERATION, identity, request, resource, null)));
        }
    }

    @ServerResponseFilter
    public void end(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        try {
            if (request.getProperty(ROW) instanceof Long row) {
                var named = call.named();
                trail.end(row, response.getStatus(), named.gym(), named.athlete(), named.topic());
            } else if (response.getStatus() == FORBIDDEN || caller.refusedAthlete() != null) {
                count(Kind.REFUSAL, request, response, resource);
            } else if (isOperation(request)) {
                count(Kind.OPERATION, request, response, resource);
            }
        } catch (RuntimeException e) {
            // The client still gets the answer. This log message replaces the missing audit entry.
            LOG.errorf(
                    e,
                    "A call could not be recorded in the audit: %s %s",
                    request.getMethod(),
                    action(request, resource));
        }
    }

    /**
     * Must not block, because it may run on the event loop: a call may be refused before it reaches a worker thread.
     */
    private void count(
            Kind kind, ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        association
                .getDeferredIdentity()
                .subscribe()
                .with(
                        who -> {
                            if (!who.isAnonymous() && (kind != Kind.OPERATION || who.hasRole(Role.OPERATOR))) {
                                trail.count(entry(kind, who, request, resource, response.getStatus()));
                            }
                        },
                        unknown -> LOG.debug("A call without a known caller is not recorded in the audit", unknown));
    }

    private AuditEntry entry(
            Kind kind,
            SecurityIdentity who,
            ContainerRequestContext request,
            ResourceInfo resource,
            @Nullable Integer status) {
        // Otherwise a caller could add rows to the audit of another gym.
        var isOperation = kind == Kind.OPERATION;
        var gym = CallerClaims.gym(who).orElse(isOperation ? named(GYM, first(request, "gym")) : null);
        return new AuditEntry(
                kind,
                CallerClaims.actor(who),
                action(request, resource),
                gym,
                isOperation || gym != null ? athlete(request) : null,
                named(TOPIC, request.getUriInfo().getQueryParameters().getFirst("topic")),
                status,
                1);
    }

    private @Nullable String athlete(ContainerRequestContext request) {
        var athlete = caller.refusedAthlete();
        for (var name : new String[] {"athleteId", "athlete"}) {
            athlete = athlete == null ? first(request, name) : athlete;
        }
        return named(ATHLETE, athlete);
    }

    /** Null if the text is not a valid name, because a caller can send any text. */
    private static @Nullable String named(Pattern names, @Nullable String text) {
        return text != null && names.matcher(text).matches() ? text : null;
    }

    private static @Nullable String first(ContainerRequestContext request, String parameter) {
        var uri = request.getUriInfo();
        var inPath = uri.getPathParameters().getFirst(parameter);
        return inPath == null ? uri.getQueryParameters().getFirst(parameter) : inPath;
    }

    private static boolean isOperation(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var own = path.startsWith("/") ? path.substring(1) : path;
        return own.equals(OPERATIONS) || own.startsWith(OPERATIONS + "/");
    }

    /** Has parameter names instead of their values, so that the resource methods limit the number of actions. */
    private static String action(ContainerRequestContext request, @Nullable ResourceInfo resource) {
        if (resource == null || resource.getResourceClass() == null || resource.getResourceMethod() == null) {
            return request.getMethod();
        }
        return request.getMethod() + " "
                + path(resource.getResourceClass().getAnnotation(Path.class))
                + path(resource.getResourceMethod().getAnnotation(Path.class));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }
}

package topset.edge.web;

import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import topset.store.TooManyWritesException;

/** The answer never shows internal details. */
public class ProblemMappers {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response tooMany(TooManyWritesException fault) {
        return answer(Problem.of(
                Problem.Kind.UNAVAILABLE, "Too many requests are waiting to be stored: send the request again later"));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException fault) {
        return answer(Problem.forbidden());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException fault, ContainerRequestContext request) {
        if (fault.getCause() instanceof Problem ofParameter) {
            return answer(ofParameter);
        }
        var status = fault.getResponse().getStatus();
        var kind = Arrays.stream(Problem.Kind.values())
                .filter(each -> each.status() == status)
                .findFirst()
                .orElse(status < 500 ? Problem.Kind.MALFORMED : Problem.Kind.INTERNAL);
        if (kind == Problem.Kind.INTERNAL) {
            LOG.error("Request failed", fault);
        }
        var response = Response.fromResponse(answer(
                kind == Problem.Kind.NOT_FOUND ? Problem.notFound("The API has no such path") : Problem.of(kind)));
        return (kind == Problem.Kind.METHOD_NOT_ALLOWED ? response.allow(AllowedMethods.of(request)) : response)
                .build();
    }

    @ServerExceptionMapper
    public Response anything(Throwable fault) {
        if (Outage.isBehind(fault)) {
            LOG.warnf("Answered 503: %s", fault);
            return answer(Problem.unavailable());
        }
        if (holdsNul(fault)) {
            return answer(Problem.malformed("Text must not contain the character U+0000"));
        }
        LOG.error("Request failed", fault);
        return answer(Problem.of(Problem.Kind.INTERNAL));
    }

    /** U+0000 is the only character that PostgreSQL text cannot store. */
    private static boolean holdsNul(Throwable fault) {
        return Causes.of(fault, SQLException.class).anyMatch(sql -> "22021".equals(sql.getSQLState()));
    }

    public static Response answer(Problem problem) {
        var response =
                Response.status(problem.kind().status()).type(MEDIA_TYPE).entity(ContractJson.write(problem.body()));
        if (problem.kind() == Problem.Kind.UNAVAILABLE || problem.kind() == Problem.Kind.TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        return response.build();
    }
}

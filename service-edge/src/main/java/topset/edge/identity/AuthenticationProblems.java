package topset.edge.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.edge.web.ProblemMappers;

/** Answers a request with a missing or rejected token with 401 and the challenge of RFC 6750. */
public class AuthenticationProblems {
    /** RFC 6750 requires at least one parameter in the challenge of a 401. */
    private static final String BEARER = "Bearer realm=\"topset\"";

    /** RFC 6750 recommends a challenge without an error code for a request without a token. */
    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException fault) {
        return challenge("The request has no bearer token: send it as Authorization: Bearer <token>", BEARER);
    }

    @ServerExceptionMapper
    public Response notAccepted(AuthenticationFailedException fault) {
        if (fault.getCause() instanceof KnownTokens.TooManyRejectedTokens) {
            return ProblemMappers.answer(Problem.tooMany(
                    "Too many tokens from this address were rejected, so this token was not verified: wait"
                            + " as long as Retry-After says, and send the request with a valid token",
                    1));
        }
        if (Outage.isBehind(fault)) {
            return ProblemMappers.answer(Problem.unavailable());
        }
        var why = TokenFault.behind(fault);
        return challenge(why, BEARER + ", error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    private static Response challenge(String detail, String authenticate) {
        return Response.fromResponse(ProblemMappers.answer(Problem.of(Problem.Kind.UNAUTHENTICATED, detail)))
                .header(HttpHeaders.WWW_AUTHENTICATE, authenticate)
                .build();
    }
}

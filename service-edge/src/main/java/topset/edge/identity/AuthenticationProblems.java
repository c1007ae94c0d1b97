package topset.edge.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import topset.edge.web.Causes;
import topset.edge.web.Outage;
import topset.edge.web.Problem;
import topset.edge.web.ProblemMappers;

/** Answers a request with a missing or rejected token with 401 and the challenge of RFC 6750. */
public class AuthenticationProblems {
    /** RFC 6750 requires at least one parameter in the challenge of a 401. */
    private static final String BEARER = "Bearer realm=\"topset\"";

    // The texts of a fault have only ASCII characters except quotes (RFC 6750).
    private static final String NOT_SIGNED = "The token is not a signed JWT of the issuer";
    private static final String UNKNOWN_KEY = "The token is signed with a key that the issuer does not have";

    /** The error codes of jose4j. If a token has several faults, the answer lists them in this order. */
    private static final List<Fault> FAULTS = List.of(
            new Fault(ErrorCodes.SIGNATURE_INVALID, "The token's signature is not the issuer's"),
            new Fault(ErrorCodes.ISSUER_MISSING, "The token names no issuer (iss)"),
            new Fault(
                    ErrorCodes.ISSUER_INVALID,
                    "The token has another issuer (iss) than the one that this service trusts"),
            new Fault(ErrorCodes.AUDIENCE_MISSING, "The token names no audience (aud): it must be for topset"),
            new Fault(ErrorCodes.AUDIENCE_INVALID, "The token is for another audience (aud): it must be for topset"),
            new Fault(ErrorCodes.EXPIRATION_MISSING, "The token does not say when it expires (exp)"),
            new Fault(ErrorCodes.EXPIRED, "The token has expired (exp): get a new one from the issuer"),
            new Fault(ErrorCodes.NOT_YET_VALID, "The token is not valid yet (nbf)"));

    /** RFC 6750 recommends a challenge without an error code for a request without a token. */
    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException fault) {
        return challenge("The request has no bearer token: send it as Authorization: Bearer <token>", BEARER);
    }

    @ServerExceptionMapper
    public Response notAccepted(AuthenticationFailedException fault) {
        if (fault.getCause() instanceof Problem tooManyRejected) {
            return ProblemMappers.answer(tooManyRejected);
        }
        if (Outage.isBehind(fault)) {
            return ProblemMappers.answer(Problem.unavailable());
        }
        var why = fault(fault);
        return challenge(why, BEARER + ", error=\"invalid_token\", error_description=\"" + why + "\"");
    }

    private static Response challenge(String detail, String authenticate) {
        return Response.fromResponse(ProblemMappers.answer(Problem.of(Problem.Kind.UNAUTHENTICATED, detail)))
                .header(HttpHeaders.WWW_AUTHENTICATE, authenticate)
                .build();
    }

    private record Fault(int code, String says) {}

    private static String fault(Throwable failure) {
        if (Causes.of(failure, UnresolvableKeyException.class).findFirst().isPresent()) {
            return UNKNOWN_KEY;
        }
        return Causes.of(failure, InvalidJwtException.class)
                .findFirst()
                .map(invalid -> FAULTS.stream()
                        .filter(fault -> invalid.hasErrorCode(fault.code()))
                        .map(Fault::says)
                        .collect(Collectors.joining(". ")))
                .filter(faults -> !faults.isEmpty())
                .orElse(NOT_SIGNED);
    }
}

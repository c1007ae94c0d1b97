package topset.edge.identity;

import java.util.List;
import java.util.stream.Collectors;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import topset.edge.web.Causes;

/** Explains a rejected token to client developers. The text has only ASCII characters except quotes (RFC 6750). */
final class TokenFault {
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

    private record Fault(int code, String says) {}

    private TokenFault() {}

    /** The faults are in the exception that the verification of the token has thrown. */
    static String behind(Throwable failure) {
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

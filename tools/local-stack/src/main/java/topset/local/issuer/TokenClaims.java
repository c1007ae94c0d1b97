package topset.local.issuer;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * Sets the claims of a token. Two request parameters let tests create tokens that services must reject: {@code
 * audience}, and {@code expires_in} in seconds, which may be negative.
 */
final class TokenClaims implements OAuth2TokenCallback {

    private static final String AUDIENCE = "topset";
    private static final Duration LIFETIME = Duration.ofHours(8);

    @Override
    public String issuerId() {
        return Issuer.ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return TokenIdentity.parse(ClientId.of(request)).subject();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(parameter(request, "audience").orElse(AUDIENCE));
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        if (!request.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)) {
            return Map.of();
        }
        TokenIdentity identity = TokenIdentity.parse(ClientId.of(request));
        Map<String, Object> claims = new HashMap<>(Map.of("gym", identity.gym(), "groups", identity.groups()));
        parameter(request, "expires_in")
                .map(seconds -> Instant.now().plusSeconds(Long.parseLong(seconds)))
                .ifPresent(expiry -> claims.put("exp", Date.from(expiry)));
        return claims;
    }

    private static Optional<String> parameter(TokenRequest request, String name) {
        List<String> values = request.getCustomParameter(name);
        return values == null ? Optional.empty() : values.stream().findFirst();
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }
}

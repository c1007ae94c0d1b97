package topset.local;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/** What stands in a token: a client's claims come from its id (see ClientId); a person's come from the login form (see LoginForm). */
final class CallerClaims implements OAuth2TokenCallback {

    private static final String AUDIENCE = "topset";
    private static final Duration LIFETIME = Duration.ofHours(8);

    @Override
    public String issuerId() {
        return Issuer.ID;
    }

    @Override
    public String subject(TokenRequest request) {
        return Caller.parse(ClientId.of(request)).subject();
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(AUDIENCE);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        if (!request.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)) {
            return Map.of();
        }
        Caller caller = Caller.parse(ClientId.of(request));
        return Map.of("gym", caller.gym(), "groups", caller.groups());
    }

    @Override
    public long tokenExpiry() {
        return LIFETIME.toSeconds();
    }
}

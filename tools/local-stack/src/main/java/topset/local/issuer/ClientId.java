package topset.local.issuer;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** The client id of a token request. It has the form {@code gym/role/subject}. */
final class ClientId {

    private static final int BAD_REQUEST = 400;

    private ClientId() {}

    static String of(TokenRequest request) {
        if (request.getClientAuthentication() != null) {
            return request.getClientAuthentication().getClientID().getValue();
        }
        return request.getClientID() == null ? "" : request.getClientID().getValue();
    }

    static Optional<OAuth2HttpResponse> refusal(OAuth2HttpRequest request) {
        if (!request.getMethod().equals("POST")
                || !request.getOriginalUrl().encodedPath().endsWith("/token")) {
            return Optional.empty();
        }
        try {
            TokenIdentity.parse(clientCredentials(request).orElse(TokenIdentity.EXAMPLE));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(invalidClient("The client id must be gym/role/subject: " + e.getMessage() + "."));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Kotlin declares no checked exceptions, but this call throws them.
    private static Optional<String> clientCredentials(OAuth2HttpRequest request) {
        try {
            TokenRequest token = request.asNimbusTokenRequest();
            return token.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)
                    ? Optional.of(of(token))
                    : Optional.empty();
        } catch (Exception malformed) {
            return Optional.empty();
        }
    }

    private static OAuth2HttpResponse invalidClient(String sentence) {
        // All characters except printable ASCII are replaced, and so are quotes and backslashes. So nothing needs JSON
        // escaping.
        String description = sentence.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "application/json", "Cache-Control", "no-store"),
                BAD_REQUEST,
                "{\"error\":\"invalid_client\",\"error_description\":\"" + description + "\"}",
                null);
    }
}

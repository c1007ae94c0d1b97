package topset.local.issuer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Checks and completes submissions of the login form. The user name in the form is {@code gym/role/subject}, like a
 * client id.
 */
final class LoginForm {

    private static final int BAD_REQUEST = 400;

    private LoginForm() {}

    /** Returns the error response to a submitted form with an invalid user name; empty for any other request. */
    static Optional<OAuth2HttpResponse> refusal(OAuth2HttpRequest request) {
        String userName = userName(request);
        if (userName == null) {
            return Optional.empty();
        }
        try {
            TokenIdentity.parse(userName);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new OAuth2HttpResponse(
                    Headers.of("Content-Type", "text/plain; charset=utf-8"),
                    BAD_REQUEST,
                    "The user name must be gym/role/subject: " + e.getMessage() + ".",
                    null));
        }
    }

    /**
     * Adds token claims to a submitted form: the gym and role that the user name contains. All other requests stay
     * unchanged.
     */
    static OAuth2HttpRequest withClaims(OAuth2HttpRequest request) {
        String userName = userName(request);
        if (userName == null) {
            return request;
        }
        TokenIdentity identity = TokenIdentity.parse(userName);
        // The gym and the role contain no characters that JSON must escape.
        String claims = "{\"gym\":\"" + identity.gym() + "\",\"groups\":[\"" + identity.role() + "\"]}";
        String form = "username=" + encoded(identity.subject()) + "&claims=" + encoded(claims);
        return new OAuth2HttpRequest(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), form);
    }

    private static @Nullable String userName(OAuth2HttpRequest request) {
        boolean submitted = request.getMethod().equals("POST")
                && request.getOriginalUrl().encodedPath().endsWith("/authorize");
        return submitted ? request.getFormParameters().get("username") : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package topset.local.issuer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import org.jspecify.annotations.Nullable;

final class LoginForm {

    private LoginForm() {}

    static Optional<OAuth2HttpResponse> page(OAuth2HttpRequest request) {
        String userName = userName(request);
        if (userName == null) {
            return opens(request) ? Optional.of(SignInPage.empty(request.getHeaders())) : Optional.empty();
        }
        try {
            TokenIdentity.parse(userName);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(SignInPage.refused(request.getHeaders(), userName, String.valueOf(e.getMessage())));
        }
    }

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

    private static boolean opens(OAuth2HttpRequest request) {
        return request.getMethod().equals("GET")
                && request.getOriginalUrl().encodedPath().endsWith("/authorize")
                && !"none".equals(request.getOriginalUrl().queryParameter("prompt"));
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

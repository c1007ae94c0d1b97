package topset.local.issuer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Sets the host name that the services trust, and adds a client secret if it is missing. */
final class LocalRequests {

    private LocalRequests() {}

    static OAuth2HttpRequest completed(OAuth2HttpRequest request) {
        return new OAuth2HttpRequest(
                named(request.getHeaders()), request.getMethod(), request.getOriginalUrl(), withSecret(request));
    }

    private static Headers named(Headers headers) {
        String host = headers.get("Host");
        return host != null && host.startsWith("127.0.0.1:")
                ? headers.newBuilder()
                        .set("Host", host.replace("127.0.0.1", "localhost"))
                        .build()
                : headers;
    }

    private static @Nullable String withSecret(OAuth2HttpRequest request) {
        String body = request.getBody();
        return body != null
                        && request.getMethod().equals("POST")
                        && request.getOriginalUrl().encodedPath().endsWith("/token")
                        && request.getHeaders().get("Authorization") == null
                        && !body.contains("client_secret=")
                        && !body.contains("client_assertion=")
                        && decoded(body).contains("grant_type=client_credentials")
                ? body + "&client_secret=unchecked"
                : body;
    }

    private static String decoded(String body) {
        try {
            return URLDecoder.decode(body, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return body;
        }
    }
}

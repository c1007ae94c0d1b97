package topset.edge.identity;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bearer token of a request, or the session cookie of a page. A service sends these headers to the other service to
 * act in the caller's name. They are never stored.
 */
public record CallerCredentials(Map<String, String> headers) {

    public static CallerCredentials of(HttpHeaders request) {
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return new CallerCredentials(
                authorization == null
                        ? Map.of(HttpHeaders.COOKIE, session(request), PageTenant.WRITE_HEADER, "1")
                        : Map.of(HttpHeaders.AUTHORIZATION, authorization));
    }

    private static String session(HttpHeaders request) {
        return request.getCookies().values().stream()
                .filter(cookie -> PageTenant.isSession(cookie.getName()))
                .map(CallerCredentials::pair)
                .collect(Collectors.joining("; "));
    }

    private static String pair(Cookie cookie) {
        return cookie.getName() + "=" + cookie.getValue();
    }

    /** Leaves the headers out, so that no log contains them. */
    @Override
    public String toString() {
        return "CallerCredentials";
    }
}

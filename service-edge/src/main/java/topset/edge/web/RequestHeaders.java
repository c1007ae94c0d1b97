package topset.edge.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Handles request headers that the framework ignores or handles too late. */
public class RequestHeaders {
    private static final Pattern PREFIX = Pattern.compile("/[a-z0-9-]{1,63}");

    /** Answers a malformed {@code Accept} header with 400 before, not after the request is processed. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw Problem.malformed(HttpHeaders.ACCEPT, "must be a list of media types, as in application/json");
        }
    }

    /**
     * A proxy that serves the API below a path, such as {@code /session}, names it in {@code X-Forwarded-Prefix}. The
     * addresses in the headers of the answer then begin with this path.
     */
    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        var prefix = request.getHeaderString("X-Forwarded-Prefix");
        if (prefix != null && PREFIX.matcher(prefix).matches()) {
            add(prefix, HttpHeaders.LOCATION, response.getHeaders());
            add(prefix, HttpHeaders.LINK, response.getHeaders());
        }
    }

    private static void add(String prefix, String header, MultivaluedMap<String, Object> headers) {
        var address = headers.getFirst(header);
        if (address != null) {
            headers.putSingle(header, address.toString().replaceFirst("/v1/", prefix + "/v1/"));
        }
    }
}

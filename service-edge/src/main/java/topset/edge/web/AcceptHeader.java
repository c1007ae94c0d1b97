package topset.edge.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers a malformed {@code Accept} header with 400 before, not after the request is processed. */
public class AcceptHeader {

    @ServerRequestFilter
    public void check(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw Problem.malformed(HttpHeaders.ACCEPT, "must be a list of media types, as in application/json");
        }
    }
}

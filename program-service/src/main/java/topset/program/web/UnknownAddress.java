package topset.program.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import topset.edge.web.Problem;

/** Answers a browser that opens an unknown address with a page instead of JSON. Callers of the API get the problem. */
public class UnknownAddress {
    private static final String API = "/v1/";
    private static final String PAGE = read("/META-INF/resources/page/not-found.html");

    @ServerResponseFilter
    public void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Problem.Kind.NOT_FOUND.status()
                && request.getMethod().equals(HttpMethod.GET)
                && !request.getUriInfo().getRequestUri().getPath().startsWith(API)
                && request.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)) {
            response.setEntity(PAGE, null, MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        }
    }

    static String read(String resource) {
        try (var content = UnknownAddress.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

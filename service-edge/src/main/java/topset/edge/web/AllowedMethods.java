package topset.edge.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * A 405 answer must list the methods of the path (RFC 9110, 15.5.6), but Quarkus does not do that. The methods are read
 * from the routes that Quarkus has registered.
 */
final class AllowedMethods {
    private AllowedMethods() {}

    static Set<String> of(ContainerRequestContext request) {
        var allowed = new TreeSet<String>();
        if (request instanceof ResteasyReactiveContainerRequestContext reactive
                && reactive.getServerRequestContext() instanceof ResteasyReactiveRequestContext context) {
            var path = context.getPathWithoutPrefix();
            var routes =
                    new RequestMapper<>(new ArrayList<>(context.getDeployment().getClassMappers()));
            for (var match = routes.map(path); match != null; match = routes.continueMatching(path, match)) {
                add(allowed, match);
            }
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS"); // the framework answers OPTIONS for every path
        return allowed;
    }

    private static void add(Set<String> allowed, RequestMapper.RequestMatch<InitialMatch> match) {
        var remaining = match.remaining.isEmpty() ? "/" : match.remaining;
        for (var handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routing) {
                routing.getMappers().forEach((method, paths) -> {
                    if (method != null && paths.map(remaining) != null) {
                        allowed.add(method);
                    }
                });
            }
        }
    }
}

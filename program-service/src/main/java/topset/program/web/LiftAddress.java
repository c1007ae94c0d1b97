package topset.program.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Redirects {@code /lift} to {@code /lift/}, the address of the lifter's page. The files of the page are below this
 * address, and so is the scope of its service worker.
 */
@ApplicationScoped
class LiftAddress {
    private static final String ADDRESS = "/lift";
    private static final int MOVED_PERMANENTLY = 301;

    void register(@Observes Router router) {
        router.get(ADDRESS).handler(context -> {
            if (context.request().path().equals(ADDRESS)) {
                context.response()
                        .setStatusCode(MOVED_PERMANENTLY)
                        .putHeader(HttpHeaders.LOCATION, ADDRESS + "/")
                        .end();
            } else {
                context.next();
            }
        });
    }
}

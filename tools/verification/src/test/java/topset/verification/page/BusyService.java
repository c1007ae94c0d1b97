package topset.verification.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates a busy service. The first request is answered 503, and the next ones wait until {@link #answers} is called.
 * So the page does not stop saying that the service is busy before a test on a slow machine has seen it.
 */
final class BusyService {
    private static final int UNAVAILABLE = 503;

    private final List<Route> waiting = new ArrayList<>();
    private boolean hasRefused;
    private boolean isOver;

    private BusyService() {}

    /**
     * Simulates a busy service for the requests of a page to an address.
     *
     * @param method the HTTP method of the requests; others are answered
     * @param problem the body of the answer 503
     */
    static BusyService at(Page page, String address, String method, String problem) {
        var service = new BusyService();
        page.route(address, route -> {
            if (route.request().method().equals(method)) {
                service.answer(route, problem);
            } else {
                route.resume();
            }
        });
        return service;
    }

    private void answer(Route route, String problem) {
        if (isOver) {
            route.resume();
        } else if (hasRefused) {
            waiting.add(route);
        } else {
            hasRefused = true;
            route.fulfill(new Route.FulfillOptions().setStatus(UNAVAILABLE).setBody(problem));
        }
    }

    /** Lets the service answer the waiting requests and all later ones. */
    void answers() {
        isOver = true;
        waiting.forEach(Route::resume);
        waiting.clear();
    }
}

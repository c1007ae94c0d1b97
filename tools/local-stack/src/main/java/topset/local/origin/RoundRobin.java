package topset.local.origin;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Chooses the ready replicas in turn. Methods are called by one thread only, the event loop of {@link Origin}. */
final class RoundRobin {
    private static final int OK = 200;
    private static final int ANSWERS_WITHIN_MILLIS = 1_000;

    private List<ServiceAddress> replicas;
    private List<ServiceAddress> ready = List.of();
    private int turn;

    RoundRobin(List<ServiceAddress> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    void replace(List<ServiceAddress> wanted) {
        replicas = List.copyOf(wanted);
        ready = ready.stream().filter(replicas::contains).toList();
    }

    /** The ready replicas come first. The others follow, because a replica may be ready before the next check. */
    List<ServiceAddress> inTurn() {
        List<ServiceAddress> order = new ArrayList<>(ready);
        Collections.rotate(order, turn++);
        replicas.stream().filter(replica -> !ready.contains(replica)).forEach(order::add);
        return order;
    }

    /** Checks which replicas are ready. A replica that does not answer within a second is not ready. */
    void checkReadiness(HttpClient client) {
        if (replicas.size() > 1) {
            replicas.forEach(replica -> answersReady(client, replica).onSuccess(is -> remember(replica, is)));
        }
    }

    private static Future<Boolean> answersReady(HttpClient client, ServiceAddress replica) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(Origin.LOOPBACK)
                .setPort(replica.managementPort())
                .setURI("/q/health/ready")
                .setTimeout(ANSWERS_WITHIN_MILLIS);
        return client.request(options)
                .compose(HttpClientRequest::send)
                .map(answer -> answer.statusCode() == OK)
                .otherwise(false);
    }

    private void remember(ServiceAddress checked, boolean isReady) {
        ready = replicas.stream()
                .filter(replica -> replica.equals(checked) ? isReady : ready.contains(replica))
                .toList();
    }
}

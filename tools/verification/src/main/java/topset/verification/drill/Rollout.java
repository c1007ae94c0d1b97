package topset.verification.drill;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import topset.local.origin.Origin;
import topset.local.origin.ServiceAddress;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.verification.chaos.pair.ShakenPair;

/**
 * Two replicas of each service behind one address. Replaces them one after the other by new replicas, as
 * the Deployments of deploy/kubernetes do: a new replica is ready before an old one ends, and an old one ends some
 * seconds after it has got its last request.
 */
final class Rollout implements AutoCloseable {

    /** The field {@code minReadySeconds} of the Deployments. */
    private static final Duration READY = Duration.ofSeconds(5);

    /** The hook {@code preStop} of the Deployments. */
    private static final Duration WITHOUT_REQUESTS = Duration.ofSeconds(5);

    private final ShakenPair pair;
    private final Origin origin;
    private final Map<String, String> sessionAlso;
    private final Deque<Replica> sessions = new ArrayDeque<>();
    private final Deque<Replica> programs = new ArrayDeque<>();
    private int started = 1;

    private Rollout(ShakenPair pair, Origin origin, Map<String, String> sessionAlso) {
        this.pair = pair;
        this.origin = origin;
        this.sessionAlso = sessionAlso;
    }

    /** Starts two replicas of each service. */
    static Rollout start() {
        var port = Ports.free(1).getFirst();
        // The session services call the program services by the common address.
        var sessionAlso = Map.of("TOPSET_PROGRAM_SERVICE_URL", "http://localhost:" + port);
        var pair = ShakenPair.start(sessionAlso, Map.of());
        var rollout = new Rollout(pair, new Origin(port, List.of(), List.of()), sessionAlso);
        try {
            rollout.sessions.add(pair.session());
            rollout.programs.add(pair.program());
            rollout.origin.start();
            pair.route(URI.create(rollout.origin.url() + "/session"), URI.create(rollout.origin.url()));
            rollout.startOneOfEach();
            return rollout;
        } catch (RuntimeException e) {
            rollout.close();
            throw e;
        }
    }

    ShakenPair pair() {
        return pair;
    }

    URI address() {
        return URI.create(origin.url());
    }

    int replicasOfEach() {
        return programs.size();
    }

    /** Replaces the oldest replica of each service by a new one. */
    void replaceOneOfEach() throws InterruptedException {
        startOneOfEach();
        Thread.sleep(READY);
        var oldest = List.of(sessions.removeFirst(), programs.removeFirst());
        pair.replace(sessions.getFirst(), programs.getFirst());
        route();
        Thread.sleep(WITHOUT_REQUESTS);
        oldest.parallelStream().forEach(Replica::stop);
    }

    private void startOneOfEach() {
        started++;
        var session = pair.sessionService("session-service " + started, sessionAlso);
        var program = pair.programService("program-service " + started, Map.of());
        ShakenPair.startTogether(session, program);
        sessions.add(session);
        programs.add(program);
        route();
    }

    private void route() {
        origin.route(addresses(sessions), addresses(programs));
    }

    private static List<ServiceAddress> addresses(Collection<Replica> replicas) {
        return replicas.stream()
                .map(replica -> new ServiceAddress(
                        URI.create(replica.url()).getPort(),
                        URI.create(replica.managementUrl()).getPort()))
                .toList();
    }

    @Override
    public void close() {
        origin.stop();
        pair.close();
    }
}

package topset.verification.chaos.pair;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import topset.local.process.Replica;

/** The addresses of both services that clients call at present, in turn, as a load balancer does. */
final class Routes {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile List<URI> sessions;
    private volatile List<URI> programs;

    Routes(Replica session, Replica program) {
        this.sessions = addresses(List.of(session));
        this.programs = addresses(List.of(program));
    }

    void to(List<Replica> sessionServices, List<Replica> programServices) {
        sessions = addresses(sessionServices);
        programs = addresses(programServices);
    }

    void to(URI sessionServices, URI programServices) {
        sessions = List.of(sessionServices);
        programs = List.of(programServices);
    }

    URI session() {
        return next(sessions);
    }

    URI program() {
        return next(programs);
    }

    private URI next(List<URI> addresses) {
        return addresses.get(Math.floorMod(calls.getAndIncrement(), addresses.size()));
    }

    private static List<URI> addresses(List<Replica> replicas) {
        return replicas.stream().map(replica -> URI.create(replica.url())).toList();
    }
}

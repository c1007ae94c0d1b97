package topset.verification.chaos.pair;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import topset.local.process.Replica;

/** The replicas of both services that clients call at present, in turn, as a load balancer does. */
final class Routes {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile List<Replica> sessions;
    private volatile List<Replica> programs;

    Routes(Replica session, Replica program) {
        this.sessions = List.of(session);
        this.programs = List.of(program);
    }

    void to(List<Replica> sessionServices, List<Replica> programServices) {
        sessions = List.copyOf(sessionServices);
        programs = List.copyOf(programServices);
    }

    URI session() {
        return next(sessions);
    }

    URI program() {
        return next(programs);
    }

    private URI next(List<Replica> replicas) {
        var turn = Math.floorMod(calls.getAndIncrement(), replicas.size());
        return URI.create(replicas.get(turn).url());
    }
}

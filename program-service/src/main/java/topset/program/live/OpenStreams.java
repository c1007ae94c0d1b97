package topset.program.live;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import topset.edge.identity.Caller;
import topset.edge.web.Problem;

/** Limits the number of open live streams per caller, per gym and per replica. */
@ApplicationScoped
class OpenStreams {
    /** The largest number of open streams of one caller. It is enough for a coach with many open pages. */
    private static final int OF_CALLER = 30;

    private static final int OF_GYM = 200;
    private static final int OF_REPLICA = 1_000;
    private static final long RETRY_AFTER_SECONDS = 10;

    private final int mostOfCaller;
    private final int mostOfGym;
    private final int most;
    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    OpenStreams() {
        this(OF_CALLER, OF_GYM, OF_REPLICA);
    }

    /** Creates an instance with limits other than the defaults, for tests. */
    OpenStreams(int mostOfCaller, int mostOfGym, int most) {
        this.mostOfCaller = mostOfCaller;
        this.mostOfGym = mostOfGym;
        this.most = most;
    }

    /**
     * Runs a live stream on the current thread, and interrupts the thread when the client has disconnected.
     *
     * @throws Problem 429 if too many streams are open
     */
    void run(Caller caller, RoutingContext request, Runnable stream) {
        try (var slot = enter(caller.gym(), caller.subject())) {
            request.addEndHandler(gone -> slot.interrupt());
            stream.run();
        }
    }

    /**
     * Counts a new stream as open. The returned object ends the count when it is closed.
     *
     * @throws Problem 429 if too many streams are open
     */
    synchronized Slot enter(String gym, String subject) {
        var person = gym + "/" + subject;
        require(open.getOrDefault(person, 0) < mostOfCaller, "of this user", mostOfCaller);
        require(open.getOrDefault(gym, 0) < mostOfGym, "of this gym", mostOfGym);
        require(all < most, "of this server", most);
        open.merge(person, 1, Integer::sum);
        open.merge(gym, 1, Integer::sum);
        all++;
        return new Slot(gym, person);
    }

    private static void require(boolean room, String whose, int limit) {
        if (!room) {
            throw Problem.tooMany(
                    limit + " live streams " + whose + " are open, and no more may be open at the same time: close"
                            + " one",
                    RETRY_AFTER_SECONDS);
        }
    }

    private synchronized void leave(Slot slot) {
        open.computeIfPresent(slot.person, (same, count) -> count == 1 ? null : count - 1);
        open.computeIfPresent(slot.gym, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }

    /** An open live stream. It counts as open until this object is closed. */
    final class Slot implements AutoCloseable {
        private final String gym;
        private final String person;
        private final Thread thread = Thread.currentThread();
        private boolean closed;

        private Slot(String gym, String person) {
            this.gym = gym;
            this.person = person;
        }

        private synchronized void interrupt() {
            if (!closed) {
                thread.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                leave(this);
                // Clears the interrupted status of the thread, because the framework continues to use this thread.
                Thread.interrupted();
            }
        }
    }
}

package topset.edge.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import topset.edge.web.Problem;
import topset.store.Athlete;

/**
 * Limits the exports and imports in this replica. A transfer may run for minutes, because it is as slow as its client.
 * So the limits of short requests do not apply.
 */
@ApplicationScoped
public class TransferSlots {
    private static final int RETRY_AFTER_SECONDS = 30;

    private final Map<String, Integer> used = new HashMap<>();

    /** Each kind has a limit for one gym and for all gyms together. */
    public enum Kind {
        ATHLETE_EXPORT("export of this athlete", 8, 48),
        GYM_EXPORT("export of this gym", 1, 4),
        GYM_TARGETS("export of this gym's targets", 1, 4),
        GYM_IMPORT("import of this gym", 1, 4),
        LOG_PREVIEW("preview of an import in this gym", 1, 2);

        private final String words;
        private final int ofGym;
        private final int inAll;

        Kind(String words, int ofGym, int inAll) {
            this.words = words;
            this.ofGym = ofGym;
            this.inAll = inAll;
        }
    }

    /** Closing releases the permission; closing it again has no effect. */
    public final class Slot implements AutoCloseable {
        private final List<String> names;
        private boolean closed;

        private Slot(List<String> names) {
            this.names = names;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /**
     * Reserves a slot for a transfer of a gym.
     *
     * @throws Problem 429 if such a transfer of the gym is running; 503 if this replica runs too many transfers
     */
    public Slot begin(Kind kind, String gym) {
        return begin(kind, gym, gym);
    }

    /**
     * @throws Problem 429 if such a transfer of the athlete is running, or too many transfers of the gym; 503 if this
     * replica runs too many transfers
     */
    Slot begin(Kind kind, Athlete athlete) {
        return begin(kind, athlete.gym(), athlete.key());
    }

    private synchronized Slot begin(Kind kind, String gym, String key) {
        var one = kind + " one " + key;
        var ofGym = kind + " of " + gym;
        if (used.containsKey(one)) {
            throw Problem.tooMany(
                    "Another " + kind.words + " is already running: wait until it has ended, or close its connection",
                    RETRY_AFTER_SECONDS);
        }
        if (used.getOrDefault(ofGym, 0) >= kind.ofGym) {
            throw Problem.tooMany(
                    "This gym already has " + kind.ofGym + " exports or imports of this kind in progress, which is the"
                            + " limit: try again later",
                    RETRY_AFTER_SECONDS);
        }
        if (used.getOrDefault(kind.name(), 0) >= kind.inAll) {
            throw Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "This server already has " + kind.inAll
                            + " exports or imports of this kind in progress, which is the limit: try again later");
        }
        var names = List.of(one, ofGym, kind.name());
        names.forEach(name -> used.merge(name, 1, Integer::sum));
        return new Slot(names);
    }

    private synchronized void leave(Slot slot) {
        if (!slot.closed) {
            slot.closed = true;
            slot.names.forEach(this::release);
        }
    }

    private void release(String name) {
        used.computeIfPresent(name, (same, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }
}

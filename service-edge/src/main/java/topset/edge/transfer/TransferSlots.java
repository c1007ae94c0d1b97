package topset.edge.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import topset.edge.web.OpenSlots;
import topset.edge.web.Problem;
import topset.store.Athlete;

/**
 * Limits the exports and imports in this replica. A transfer may run for minutes, because it is as slow as its client.
 * So the limits of short requests do not apply.
 */
@ApplicationScoped
public class TransferSlots extends OpenSlots {
    private static final int RETRY_AFTER_SECONDS = 30;

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

    /**
     * Reserves a slot for a transfer of a gym. Throws a problem 429 if such a transfer of the gym is running; 503 if
     * this replica runs too many transfers.
     */
    public OpenSlot begin(Kind kind, String gym) {
        return begin(kind, gym, gym);
    }

    /**
     * @throws Problem 429 if such a transfer of the athlete is running, or too many transfers of the gym; 503 if this
     * replica runs too many transfers
     */
    OpenSlot begin(Kind kind, Athlete athlete) {
        return begin(kind, athlete.gym(), athlete.key());
    }

    private OpenSlot begin(Kind kind, String gym, String key) {
        return open(List.of(
                new SlotLimit(
                        kind + " one " + key,
                        1,
                        () -> Problem.tooMany(
                                "Another " + kind.words
                                        + " is already running: wait until it has ended, or close its connection",
                                RETRY_AFTER_SECONDS)),
                new SlotLimit(
                        kind + " of " + gym,
                        kind.ofGym,
                        () -> Problem.tooMany(
                                "This gym already has " + kind.ofGym + " exports or imports of this kind in progress,"
                                        + " which is the limit: try again later",
                                RETRY_AFTER_SECONDS)),
                new SlotLimit(
                        kind.name(),
                        kind.inAll,
                        () -> Problem.of(
                                Problem.Kind.UNAVAILABLE,
                                "This server already has " + kind.inAll + " exports or imports of this kind in"
                                        + " progress, which is the limit: try again later"))));
    }
}

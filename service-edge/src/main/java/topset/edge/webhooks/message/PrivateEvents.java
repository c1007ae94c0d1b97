package topset.edge.webhooks.message;

import java.util.Set;

/**
 * Lists the unpublished event types for which webhooks send messages. The data of such an event is sent unchanged, so it
 * must not contain data that is private to the gym.
 */
public final class PrivateEvents {
    public static final String IMPORT_FINISHED = "ImportFinished.v1";

    /**
     * The stored type of the event that an athlete has missed a planned day. Its data has the public form of a change of
     * flags.
     */
    static final String DAY_MISSED = "DayMissed.v1";

    private static final Set<String> ALL = Set.of(IMPORT_FINISHED, DAY_MISSED);

    private PrivateEvents() {}

    static boolean contains(String storedType) {
        return ALL.contains(storedType);
    }
}

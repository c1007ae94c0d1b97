package topset.edge.webhooks.message;

import java.util.Set;

/**
 * The stored types of private events that webhooks send. The data of such an event is the data of the message, so it
 * must have nothing that is private to the gym.
 */
public final class PrivateEvents {
    /** An import of another app's log has ended. */
    public static final String IMPORT_FINISHED = "ImportFinished.v1";

    private static final Set<String> ALL = Set.of(IMPORT_FINISHED);

    private PrivateEvents() {}

    static boolean contains(String storedType) {
        return ALL.contains(storedType);
    }
}

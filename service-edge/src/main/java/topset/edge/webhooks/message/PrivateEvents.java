package topset.edge.webhooks.message;

import java.util.Set;

/**
 * Unpublished event types for which webhooks send messages. What is sent of such an event is sent unchanged, so it must
 * not contain data that is private to the gym.
 */
public final class PrivateEvents {
    public static final String IMPORT_FINISHED = "ImportFinished.v1";

    /** Only the field {@link #RAISED} is sent; the event has it if a flag was raised that is not part of a plan. */
    static final String ROW_CHANGED = "RowChanged.v1";

    /** The field with the raised flags, in the public form of a change of flags. */
    static final String RAISED = "raised";

    private static final Set<String> ALL = Set.of(IMPORT_FINISHED);

    private PrivateEvents() {}

    static boolean contains(String storedType) {
        return ALL.contains(storedType);
    }
}

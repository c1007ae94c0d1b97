package topset.program.operations;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.Problem;

/**
 * A rebuild as written down.
 *
 * @param topic where the history was read from, before the session topic
 * @param startedBy an operator
 * @param says why it was abandoned, or not switched
 * @param wish what an operator has asked for and it has not done yet
 */
record RebuildRow(
        UUID id,
        State state,
        String topic,
        String startedBy,
        OffsetDateTime startedAt,
        OffsetDateTime changedAt,
        RebuildProgress progress,
        @Nullable String says,
        @Nullable Wish wish) {

    /** Where a rebuild stands. */
    enum State {
        /** The session topic is read into facts. */
        READING,
        /** Every athlete is planned anew and compared. */
        PLANNING,
        /** It follows what happens, and can be switched to. */
        READY,
        /** Nothing is written for a moment. */
        SWITCHING,
        /** What it made is what is served. */
        SWITCHED,
        /** It was given up, or its service stopped; nothing has changed by it. */
        ABANDONED;

        boolean isOver() {
            return this == SWITCHED || this == ABANDONED;
        }
    }

    /** What an operator may ask of it. */
    enum Wish {
        SWITCH,
        /** Also where events are missing that had been taken in. */
        SWITCH_EVEN_IF_LESS,
        ABANDON
    }

    /** @param id as it was asked for, an id or not */
    static Problem missing(Object id) {
        return Problem.notFound("There is no rebuild " + id);
    }

    RebuildRow abandoned(String reason) {
        return new RebuildRow(id, State.ABANDONED, topic, startedBy, startedAt, changedAt, progress, reason, null);
    }
}

package topset.program.rebuild;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * A row of table {@code rebuild_run}.
 *
 * @param says what it waits for, or why it ended
 * @param startedBy the operator's token's subject
 */
record RebuildRow(
        UUID id,
        RebuildOrder order,
        State state,
        @Nullable String says,
        String startedBy,
        OffsetDateTime startedAt,
        OffsetDateTime changedAt,
        RebuildProgress progress) {

    /** Where a rebuild stands. */
    enum State {
        /** The log is read, and the athletes are listed. */
        READING,
        /** Athlete by athlete. */
        REBUILDING,
        /** Every athlete has an outcome. */
        DONE,
        /** An operator ended it; athletes who were done stay so. */
        ABANDONED;

        boolean isOver() {
            return this == DONE || this == ABANDONED;
        }
    }

    /** @param id as it was asked for, an id or not */
    static Problem missing(Object id) {
        return Problem.notFound("There is no rebuild " + id);
    }
}

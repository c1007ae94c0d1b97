package topset.program.rebuild;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;

/**
 * A row of the table {@code rebuild_run}. A row contains one rebuild (a computation of stored plans from the
 * beginning), with its state and progress.
 *
 * @param says the reason why the rebuild waits or has ended
 * @param startedBy the subject of the operator's token
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

    /** The state of a rebuild, which computes the stored plans of athletes again. */
    enum State {
        /** The rebuild reads the session events from Kafka and lists the athletes. */
        READING,
        /** The rebuild compares, and if requested corrects, the data of each athlete. */
        REBUILDING,
        /** The rebuild is complete: every athlete has an outcome. */
        DONE,
        /** An operator ended the rebuild. Athletes that were already processed keep their outcome. */
        ABANDONED;

        boolean isOver() {
            return this == DONE || this == ABANDONED;
        }
    }

    /**
     * Creates the HTTP problem (status 404) for a rebuild that does not exist.
     *
     * @param id the requested id, which may be malformed
     */
    static Problem missing(Object id) {
        return Problem.notFound("There is no rebuild " + id);
    }
}

package topset.program.rebuild;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildFindings.Differences;
import topset.program.rebuild.RebuildFindings.LeftAlone;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;

/**
 * A rebuild with its state and progress, as it is answered.
 *
 * @param says the reason why the rebuild waits or has ended
 * @param startedBy the subject of the operator's token
 * @param differences absent in a list
 * @param leftAlone the first hundred athletes who were left unchanged, with the reason; absent in a list
 */
@Schema(name = "Rebuild")
public record RebuildRow(
        UUID id,
        Mode mode,
        Source source,
        @Nullable String topic,
        boolean acceptMissing,
        @Nullable String gym,
        @Nullable String athleteId,
        State state,
        @Nullable String says,
        String startedBy,
        OffsetDateTime startedAt,
        OffsetDateTime changedAt,
        RebuildProgress progress,
        @Nullable Differences differences,
        @Nullable List<LeftAlone> leftAlone) {

    /** The state of a rebuild, which computes the stored plans of athletes again. */
    public enum State {
        /** The rebuild reads the session events from Kafka and counts the athletes. */
        READING,
        /** The rebuild compares, and if requested corrects, the data of each athlete. */
        REBUILDING,
        /** The rebuild is complete: every athlete has an outcome. */
        DONE,
        /** An operator ended the rebuild. Athletes that were already processed keep their outcome. */
        ABANDONED
    }

    RebuildOrder order() {
        return new RebuildOrder(mode, source, topic, acceptMissing, gym, athleteId);
    }
}

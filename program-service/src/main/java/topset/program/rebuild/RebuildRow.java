package topset.program.rebuild;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.RebuildProgress.Count;

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

    /** The outcome of rebuilding the data of one athlete. */
    enum Outcome {
        /** The stored data of the athlete equals the rebuilt data. */
        SAME,
        /** The stored data of the athlete differs from the rebuilt data. It was not changed. */
        DIFFERENT,
        /** The stored data of the athlete differed from the rebuilt data. It was corrected. */
        APPLIED,
        /** The session events in Kafka lack events that were processed, so the athlete's data was left unchanged. */
        INCOMPLETE_LOG,
        /** The athlete's plans could not be computed or written, so the athlete's data was left unchanged. */
        FAILED
    }

    /** The number of differences of each kind, and the first hundred differences. */
    @Schema(name = "RebuildDifferences")
    public record Differences(List<Count> counts, List<PlanDifference> items) {}

    /** An athlete whose stored data a rebuild left unchanged, because its outcome is INCOMPLETE_LOG or FAILED. */
    @Schema(name = "RebuildLeftAlone")
    public record LeftAlone(
            String gym,
            String athlete,
            Outcome outcome,
            @Nullable String says) {}

    RebuildOrder order() {
        return new RebuildOrder(mode, source, topic, acceptMissing, gym, athleteId);
    }
}

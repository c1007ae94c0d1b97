package topset.edge.operations;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to skip what blocks the events of an athlete or a gym: an event that cannot be processed, or missing
 * sequence numbers.
 *
 * @param sequence the sequence number of the last processed event when the operator looked; nothing is skipped if it
 * has changed since then
 */
@Schema(name = "Skip")
public record SkipRequest(
        @NotNull @Size(min = 1, max = LONGEST_REASON) String reason,
        @Nullable Long sequence) {
    private static final int LONGEST_REASON = 1_000;
}

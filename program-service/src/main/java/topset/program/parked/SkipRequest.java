package topset.program.parked;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** If {@code sequence}, the last processed number that the operator saw, has changed, nothing is skipped. */
@Schema(name = "Skip")
record SkipRequest(
        @NotNull @Size(min = 1, max = LONGEST_REASON) String reason,
        @Nullable Long sequence) {
    private static final int LONGEST_REASON = 1_000;
}

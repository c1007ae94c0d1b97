package topset.session.logs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line that was not imported, and why. */
@Schema(name = "SkippedLine")
public record SkippedLine(
        @Schema(description = "Its number in the file; the header is line 1")
        int line,

        @Schema(description = "The column's name in the header; absent if the line as a whole is meant") @Nullable
        String column,

        @Schema(description = "Why it was not imported") String reason,

        @Schema(description = "The id of the rule", examples = "no-reps")
        String rule) {}

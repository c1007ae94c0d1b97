package topset.session.logs;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log by result. It is the same for an import and for its preview, which counts what an import would
 * add.
 */
public record LogImportReport(
        int sessions,
        int sets,
        int duplicates,
        List<SkippedLine> skipped,
        int skippedCount,
        List<UnmatchedName> unmatched,
        int unmatchedCount,
        List<AssumedDuration> assumed,
        int assumedCount,
        List<String> unusedNames) {
    /** Of an import that has processed no line yet. */
    public static final LogImportReport EMPTY =
            new LogImportReport(0, 0, 0, List.of(), 0, List.of(), 0, List.of(), 0, List.of());

    @Schema(name = "SkippedLine")
    public record SkippedLine(
            int line,
            @Nullable String column,
            String reason,
            @Schema(examples = "no-reps") String rule) {}

    /** A workout whose end or duration in the log cannot be used, and the duration that its sets got instead. */
    @Schema(name = "AssumedDuration")
    public record AssumedDuration(
            int line,
            String column,
            @Schema(examples = "yesterday evening") String value,
            int minutes) {}

    @Schema(name = "UnmatchedName")
    public record UnmatchedName(
            @Schema(examples = "Dragon Flag") String name,
            int lines,
            int firstLine,
            @Schema(examples = "dragon-flag") String proposedId) {}
}

package topset.session.logs;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log by result. It is the same for an import and for its preview, which counts what an import would
 * add.
 */
public record LogImportReport(
        @Schema(description = "Sessions that have sets of this import; in a preview, that would get sets")
        int sessions,

        @Schema(description = "Sets that this import has added; in a preview, that would be added")
        int sets,

        @Schema(description = "Lines whose sets were there already")
        int duplicates,

        @Schema(description = "The first 500 lines that are not imported, each with its reason")
        List<SkippedLine> skipped,

        @Schema(description = "How many lines are not imported, without those of unmatched names")
        int skippedCount,

        @Schema(
                description = "Names that match no exercise. Import the file again with a mapping for them, or with"
                        + " create=true")
        List<UnmatchedName> unmatched,

        @Schema(description = "How many lines have an unmatched name")
        int unmatchedCount,

        @Schema(
                description = "The first 500 workouts, of those with sets of this import, whose duration is assumed:"
                        + " the log has none that can be used")
        List<AssumedDuration> assumed,

        @Schema(description = "How many workouts have an assumed duration")
        int assumedCount,

        @Schema(description = "Names of the mapping that are not needed: the log lacks them, or they match without it")
        List<String> unusedNames) {
    /** Of an import that has processed no line yet. */
    public static final LogImportReport EMPTY =
            new LogImportReport(0, 0, 0, List.of(), 0, List.of(), 0, List.of(), 0, List.of());

    @Schema(name = "SkippedLine")
    public record SkippedLine(
            @Schema(description = "Its number in the file; the header is line 1")
            int line,

            @Schema(description = "The column's name in the header; absent if the line as a whole is meant") @Nullable
            String column,

            @Schema(description = "Why it was not imported") String reason,

            @Schema(description = "The id of the rule", examples = "no-reps")
            String rule) {}

    /** A workout whose end or duration in the log cannot be used, and the duration that its sets got instead. */
    @Schema(name = "AssumedDuration")
    public record AssumedDuration(
            @Schema(description = "The workout's first line in the file; the header is line 1")
            int line,

            @Schema(description = "The name in the header of the column that cannot be used")
            String column,

            @Schema(description = "What the log has there", examples = "yesterday evening")
            String value,

            @Schema(description = "The assumed duration: two minutes for each set")
            int minutes) {}

    @Schema(name = "UnmatchedName")
    public record UnmatchedName(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "How many lines have it") int lines,

            @Schema(description = "The first of these lines")
            int firstLine,

            @Schema(description = "An id for an exercise of the gym with this name", examples = "dragon-flag")
            String proposedId) {}
}

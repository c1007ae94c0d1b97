package topset.session.imports;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.session.creation.CreatedExercises;
import topset.session.logs.LogImportReport.AssumedDuration;
import topset.session.logs.SkippedLine;
import topset.session.logs.UnmatchedName;

/** An import as clients read it. */
@Schema(name = "LogImport")
record LogImportView(
        UUID importId,
        String athleteId,
        LogImportState state,

        @Schema(description = "The app that exported the log: strong or hevy", examples = "strong")
        String format,

        @Schema(description = "Lines of the log, without its header")
        int lines,

        @Schema(description = "Lines that were processed so far")
        int linesDone,

        @Schema(description = "Sessions that have sets of this import")
        int sessions,

        @Schema(description = "Sets that this import has added")
        int sets,

        @Schema(description = "Lines whose sets were there already")
        int duplicates,

        @Schema(description = "The first 500 lines that were not imported, each with its reason")
        List<SkippedLine> skipped,

        @Schema(description = "How many lines were not imported, without those of unmatched names")
        int skippedCount,

        @Schema(description = "Names that match no exercise. Import the file again with a mapping for them")
        List<UnmatchedName> unmatched,

        @Schema(description = "How many lines have an unmatched name")
        int unmatchedCount,

        @Schema(description = "The first 500 workouts whose duration was assumed: the log has none that can be used")
        List<AssumedDuration> assumed,

        @Schema(description = "How many workouts have an assumed duration")
        int assumedCount,

        @Schema(description = "The exercises that the gym got for this import")
        List<CreatedExercise> created,

        @Schema(description = "The first 500 names for which no exercise could be created, each with its reason")
        List<CreatedExercises.NotCreated> notCreated,

        @Schema(description = "Names of the mapping that were not needed: the log lacks them, or they match without it")
        List<String> unusedNames,

        @Schema(description = "After an undo: how many sets were left because they were corrected since") @Nullable
        Integer keptSets,

        @Schema(
                description =
                        "The number of the athlete's newest event when the import or its undo ended; give it to the program"
                                + " service as atLeast")
        @Nullable
        Long sequence,

        @Schema(description = "When the import was accepted")
        OffsetDateTime startedAt,

        @Schema(description = "When the import or its undo ended; absent until then") @Nullable
        OffsetDateTime endedAt) {

    @Schema(name = "CreatedExercise")
    record CreatedExercise(
            @Schema(description = "The exercise's name in the log", examples = "Dragon Flag")
            String name,

            @Schema(description = "The id of the new exercise", examples = "dragon-flag")
            String exerciseId,

            @Schema(
                    description = "The exercise of the catalogue whose pattern and muscles it has. Absent if none is"
                            + " similar or the name may mean several movements: then its muscles are abs, until you"
                            + " mend it")
            @Nullable
            String basedOn,

            @Schema(
                    description = "True if the undo of the import has retired it. Absent: the gym has it, because"
                            + " the import was not undone, something else uses the exercise, or the program service could not"
                            + " be asked; then repeat the undo or retire it")
            @Nullable
            Boolean takenBack) {

        static List<CreatedExercise> of(CreatedExercises created) {
            return created.created().stream()
                    .map(each ->
                            new CreatedExercise(each.name(), each.exercise().id(), each.basedOn(), each.takenBack()))
                    .toList();
        }
    }

    static LogImportView of(AthleteImport stored) {
        var report = stored.report();
        return new LogImportView(
                stored.id(),
                stored.athlete().id(),
                stored.state(),
                stored.app().name().toLowerCase(Locale.ROOT),
                stored.lines(),
                stored.linesDone(),
                report.sessions(),
                report.sets(),
                report.duplicates(),
                report.skipped(),
                report.skippedCount(),
                report.unmatched(),
                report.unmatchedCount(),
                report.assumed(),
                report.assumedCount(),
                CreatedExercise.of(stored.created()),
                stored.created().notCreated(),
                report.unusedNames(),
                stored.keptSets(),
                stored.sequence(),
                stored.startedAt(),
                stored.endedAt());
    }
}

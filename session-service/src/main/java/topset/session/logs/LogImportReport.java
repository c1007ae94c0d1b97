package topset.session.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Counts the lines of a log by result. Each line counts once: as an added set, a duplicate, a skipped line or a line
 * with an unmatched name.
 *
 * @param sessions the number of sessions with at least one set of the import
 * @param skipped the first skipped lines
 * @param unmatched the first names that match no exercise
 * @param unmatchedCount the number of lines with an unmatched name
 * @param assumed the first workouts whose duration was assumed, of those with at least one set of the import
 * @param unusedNames names of the request's mapping that were not needed: either the log does not contain the name, or
 * it matches an exercise without the mapping
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

    public static final class Counter {
        private int sessions;
        private int sets;
        private int duplicates;
        private final List<SkippedLine> skipped = new ArrayList<>();
        private int skippedCount;
        private final Map<String, UnmatchedName> unmatched = new LinkedHashMap<>();
        private int unmatchedCount;
        private final List<AssumedDuration> assumed = new ArrayList<>();
        private int assumedCount;

        public void addSession() {
            sessions++;
        }

        public void addSet() {
            sets++;
        }

        public void addDuplicate() {
            duplicates++;
        }

        public void skip(SkippedLine line) {
            skippedCount++;
            if (skipped.size() < ImportLimits.LISTED) {
                skipped.add(line);
            }
        }

        public void assume(AssumedDuration duration) {
            assumedCount++;
            if (assumed.size() < ImportLimits.LISTED) {
                assumed.add(duration);
            }
        }

        public void addUnmatched(LogLine line) {
            unmatchedCount++;
            var name = line.exercise();
            if (unmatched.containsKey(name) || unmatched.size() < ImportLimits.LISTED) {
                unmatched.compute(
                        name,
                        (same, known) -> known == null
                                ? new UnmatchedName(name, 1, line.line(), ExerciseNames.proposedId(name))
                                : new UnmatchedName(
                                        name,
                                        known.lines() + 1,
                                        Math.min(known.firstLine(), line.line()),
                                        known.proposedId()));
            }
        }

        public int lines() {
            return sets + duplicates + skippedCount + unmatchedCount;
        }

        public LogImportReport report(List<String> unusedNames) {
            return new LogImportReport(
                    sessions,
                    sets,
                    duplicates,
                    skipped.stream()
                            .sorted(Comparator.comparingInt(SkippedLine::line))
                            .toList(),
                    skippedCount,
                    unmatched.values().stream()
                            .sorted(Comparator.comparingInt(UnmatchedName::lines)
                                    .reversed())
                            .toList(),
                    unmatchedCount,
                    List.copyOf(assumed),
                    assumedCount,
                    unusedNames);
        }
    }
}

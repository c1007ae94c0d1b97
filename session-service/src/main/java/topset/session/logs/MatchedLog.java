package topset.session.logs;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.session.events.SetDetails;
import topset.session.logs.LogImportReport.AssumedDuration;
import topset.session.logs.LogImportReport.SkippedLine;
import topset.session.logs.LogImportReport.UnmatchedName;
import topset.session.logs.LogLineReader.BadLineException;
import topset.session.logs.LogWorkout.KeyedLine;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.KeyedSet;
import topset.session.sessions.SessionImports.LoggedSession;
import topset.session.sessions.SessionImports.Outcome;
import topset.session.sessions.SetLimits;
import topset.session.sessions.TrainingLimits;

/**
 * Matches the workouts of a log to exercises a few at a time, and counts the lines by result. Each line counts once: as
 * an added set, a duplicate, a skipped line or a line with an unmatched name.
 */
public final class MatchedLog {
    /** Assumed if the log does not contain the duration of the workout. */
    private static final Duration OF_SET = Duration.ofMinutes(2);

    private final Iterator<List<LogWorkout>> workouts;
    private final LogColumns columns;
    private final ImportSettings settings;
    private final ExerciseNames names;
    private final Map<String, String> mapping;

    private final Set<String> mapped = new HashSet<>();
    private final List<SkippedLine> skipped = new ArrayList<>();
    private final Map<String, UnmatchedName> unmatched = new LinkedHashMap<>();
    private final List<AssumedDuration> assumed = new ArrayList<>();
    private int sessions;
    private int sets;
    private int duplicates;
    private int skippedCount;
    private int unmatchedCount;
    private int assumedCount;

    /**
     * Lines that are not valid sets are counted at once.
     *
     * @param names the exercises that names in the log can mean
     * @param latest the latest start of a workout
     * @param most how many workouts to match, the oldest ones
     */
    public MatchedLog(LogFile file, ImportSettings settings, ExerciseNames names, LocalDateTime latest, int most) {
        this.columns = file.columns();
        this.settings = settings;
        this.names = names;
        this.mapping = settings.mappingByWords();
        var all = file.workouts(settings, latest, this::skip);
        var oldest = all.subList(0, Math.min(most, all.size()));
        this.workouts = SessionImports.portions(
                        oldest, workout -> workout.lines().size())
                .iterator();
    }

    /**
     * A workout of a log whose exercises are known.
     *
     * @param lines in the order of the session's sets
     * @param assumed the assumed duration; null if the log's own is used, or if the log has none
     */
    public record Workout(
            LoggedSession session,
            List<LogLine> lines,
            @Nullable AssumedDuration assumed) {}

    /** @param place the position in the workout */
    private record Matched(KeyedLine keyed, Exercise exercise, Weight load, int place) {}

    /** The next workouts, for one transaction, the oldest first; none at the end of the log. */
    public List<Workout> next() {
        return workouts.hasNext() ? workouts.next().stream().map(this::match).toList() : List.of();
    }

    /** Counts the lines of a workout by what became of them. Returns the number of added sets. */
    public int count(Workout workout, List<Outcome> outcomes) {
        var added = 0;
        for (int n = 0; n < outcomes.size(); n++) {
            switch (outcomes.get(n)) {
                case ADDED -> added++;
                case DUPLICATE -> duplicates++;
                case SESSION_FULL ->
                    skip(new SkippedLine(
                            workout.lines().get(n).line(),
                            null,
                            "a workout must have at most " + TrainingLimits.SETS_OF_SESSION + " sets",
                            TrainingLimits.SETS_OF_SESSION_RULE));
            }
        }
        sets += added;
        if (added > 0) {
            sessions++;
            if (workout.assumed() != null) {
                assumedCount++;
                if (assumed.size() < ImportLimits.LISTED) {
                    assumed.add(workout.assumed());
                }
            }
        }
        return added;
    }

    public void skip(Workout workout, String reason, String rule) {
        workout.lines().forEach(line -> skip(new SkippedLine(line.line(), null, reason, rule)));
    }

    private void skip(SkippedLine line) {
        skippedCount++;
        if (skipped.size() < ImportLimits.LISTED) {
            skipped.add(line);
        }
    }

    private void addUnmatched(LogLine line) {
        unmatchedCount++;
        var name = line.exercise();
        if (unmatched.containsKey(name) || unmatched.size() < ImportLimits.LISTED) {
            unmatched.merge(
                    name,
                    new UnmatchedName(name, 1, line.line(), ExerciseNames.proposedId(name)),
                    (known, one) -> new UnmatchedName(
                            name, known.lines() + 1, Math.min(known.firstLine(), one.firstLine()), known.proposedId()));
        }
    }

    public int lines() {
        return sets + duplicates + skippedCount + unmatchedCount;
    }

    public LogImportReport report() {
        return new LogImportReport(
                sessions,
                sets,
                duplicates,
                skipped.stream()
                        .sorted(Comparator.comparingInt(SkippedLine::line))
                        .toList(),
                skippedCount,
                unmatched.values().stream()
                        .sorted(Comparator.comparingInt(UnmatchedName::lines).reversed())
                        .toList(),
                unmatchedCount,
                List.copyOf(assumed),
                assumedCount,
                settings.mapping().keySet().stream()
                        .filter(name -> !mapped.contains(ExerciseNames.words(name)))
                        .toList());
    }

    private Workout match(LogWorkout workout) {
        var matched = new ArrayList<Matched>();
        for (int place = 0; place < workout.lines().size(); place++) {
            var keyed = workout.lines().get(place);
            var line = keyed.line();
            var exercise = names.find(line.exercise(), mapping);
            if (exercise == null) {
                addUnmatched(line);
            } else {
                if (!names.isKnown(line.exercise())) {
                    mapped.add(ExerciseNames.words(line.exercise()));
                }
                try {
                    matched.add(new Matched(keyed, exercise, load(line, exercise), place));
                } catch (BadLineException bad) {
                    skip(bad.at(line.line()));
                }
            }
        }
        return workout(workout, matched);
    }

    /**
     * For a bodyweight exercise, a line without a weight means an added load of 0. For other exercises no load is
     * assumed, and the line is skipped.
     */
    private Weight load(LogLine line, Exercise exercise) {
        var added = exercise.loadMode() == LoadMode.ADDED_TO_BODYWEIGHT;
        if (line.weight() == null && !added) {
            throw bad("has no weight: a set of this exercise needs one", "no-load");
        }
        var weight = line.weight() == null ? BigDecimal.ZERO : line.weight();
        var assisted = added && ExerciseNames.isAssisted(line.exercise());
        var load = new Weight(assisted ? weight.abs().negate() : weight, line.unit());
        SetLimits.load(load, exercise.loadMode(), (field, message, rule) -> {
            throw bad(message, rule);
        });
        return load;
    }

    private BadLineException bad(String reason, String rule) {
        return new BadLineException(columns.name(LogColumns.Column.WEIGHT), reason, rule);
    }

    private Workout workout(LogWorkout workout, List<Matched> matched) {
        var zone = settings.zone();
        var count = workout.lines().size();
        var first = workout.lines().getFirst().line();
        var lasted = first.lasted() == null ? OF_SET.multipliedBy(count) : first.lasted();
        var unusable = first.unusable();
        var start = workout.key().startedAt();
        var roles = roles(matched);
        var keyed = new ArrayList<KeyedSet>();
        for (var set : matched) {
            var line = set.keyed().line();
            var completedAt = start.plus(lasted.multipliedBy(set.place() + 1L).dividedBy(count + 1L))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .atZone(zone)
                    .toOffsetDateTime();
            keyed.add(new KeyedSet(
                    set.keyed().key(),
                    new SetDetails(
                            set.exercise().id(),
                            requireNonNull(roles.get(set.place())),
                            set.load(),
                            line.reps(),
                            line.rpe(),
                            false,
                            completedAt,
                            null,
                            line.note())));
        }
        var session = new LoggedSession(
                start + "|" + workout.key().name(),
                start.atZone(zone).toOffsetDateTime(),
                start.plus(lasted).atZone(zone).toOffsetDateTime(),
                keyed);
        return new Workout(
                session,
                matched.stream().map(set -> set.keyed().line()).toList(),
                unusable == null
                        ? null
                        : new AssumedDuration(
                                first.line(),
                                unusable.column(),
                                unusable.value(),
                                Math.toIntExact(lasted.toMinutes())));
    }

    /** By the place of the set. */
    private static Map<Integer, SetRole> roles(List<Matched> matched) {
        var roles = new HashMap<Integer, SetRole>();
        for (var ofExercise : matched.stream()
                .collect(Collectors.groupingBy(set -> set.exercise().id()))
                .values()) {
            var inOrder = SetRoles.of(ofExercise.stream()
                    .map(set ->
                            new SetRoles.Lifted(set.load(), set.keyed().line().warmUp()))
                    .toList());
            for (int n = 0; n < inOrder.size(); n++) {
                roles.put(ofExercise.get(n).place(), inOrder.get(n));
            }
        }
        return roles;
    }
}

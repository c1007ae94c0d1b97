package topset.session.logs;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
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
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.session.logs.LogImportReport.AssumedDuration;
import topset.session.logs.LogImportReport.SkippedLine;
import topset.session.logs.LogImportReport.UnmatchedName;
import topset.session.logs.LogLineReader.BadLineException;
import topset.session.logs.LogWorkout.KeyedLine;
import topset.session.sessions.SessionImports;
import topset.session.sessions.SessionImports.Added;
import topset.session.sessions.SessionImports.KeyedSet;
import topset.session.sessions.SessionImports.LoggedSession;
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

    /** By the keys of the sessions that are matched and not counted. */
    private final Map<String, AssumedDuration> assumedOf = new HashMap<>();

    private final Map<String, Integer> setsOfExercises = new HashMap<>();
    private @Nullable LocalDate firstDate;
    private @Nullable LocalDate lastDate;
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

    /** @param place the position in the workout */
    private record Matched(KeyedLine keyed, Exercise exercise, Weight load, int place) {}

    /** The next workouts, for one transaction, the oldest first; none at the end of the log. */
    public List<LoggedSession> next() {
        return workouts.hasNext() ? workouts.next().stream().map(this::match).toList() : List.of();
    }

    /** Counts the lines of a session by what became of them. Returns the number of added sets. */
    public int count(LoggedSession session, Added result) {
        var refusal = result.refusal();
        if (refusal != null) {
            var violations = refusal.violations();
            var rule = violations.isEmpty() ? "conflict" : violations.getFirst().rule();
            skip(session, String.valueOf(refusal.getMessage()), rule);
            return 0;
        }
        var added = 0;
        for (int n = 0; n < session.sets().size(); n++) {
            switch (result.outcomes().get(n)) {
                case ADDED -> {
                    added++;
                    setsOfExercises.merge(session.sets().get(n).details().exercise(), 1, Integer::sum);
                }
                case DUPLICATE -> duplicates++;
                case SESSION_FULL ->
                    skip(new SkippedLine(
                            session.sets().get(n).line(),
                            null,
                            "a workout must have at most " + TrainingLimits.SETS_OF_SESSION + " sets",
                            TrainingLimits.SETS_OF_SESSION_RULE));
            }
        }
        sets += added;
        if (added > 0) {
            sessions++;
            lastDate = session.startedAt().toLocalDate();
            firstDate = firstDate == null ? lastDate : firstDate;
            var duration = assumedOf.remove(session.key());
            if (duration != null) {
                assumedCount++;
                if (assumed.size() < ImportLimits.LISTED) {
                    assumed.add(duration);
                }
            }
        }
        return added;
    }

    public void skip(LoggedSession session, String reason, String rule) {
        session.sets().forEach(set -> skip(new SkippedLine(set.line(), null, reason, rule)));
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

    public Map<String, Integer> setsOfExercises() {
        return setsOfExercises;
    }

    /** The date of the first session with added sets; null if there is none. */
    public @Nullable LocalDate firstDate() {
        return firstDate;
    }

    /** The date of the last session with added sets; null if there is none. */
    public @Nullable LocalDate lastDate() {
        return lastDate;
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

    private LoggedSession match(LogWorkout workout) {
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
        return session(workout, matched);
    }

    /**
     * For a bodyweight exercise, a line without a weight means an added load of 0. For other exercises no load is
     * assumed, and the line is skipped.
     */
    private Weight load(LogLine line, Exercise exercise) {
        var added = exercise.movement().loadMode() == LoadMode.ADDED_TO_BODYWEIGHT;
        if (line.weight() == null && !added) {
            throw bad("has no weight: a set of this exercise needs one", "no-load");
        }
        var weight = line.weight() == null ? BigDecimal.ZERO : line.weight();
        var assisted = added && ExerciseNames.isAssisted(line.exercise());
        var load = new Weight(assisted ? weight.abs().negate() : weight, line.unit());
        SetLimits.load(load, exercise.movement().loadMode(), (field, message, rule) -> {
            throw bad(message, rule);
        });
        return load;
    }

    private BadLineException bad(String reason, String rule) {
        return new BadLineException(columns.name(LogColumns.Column.WEIGHT), reason, rule);
    }

    private LoggedSession session(LogWorkout workout, List<Matched> matched) {
        var zone = settings.zone();
        var count = workout.lines().size();
        var first = workout.lines().getFirst().line();
        var heading = first.workout();
        var lasted = heading.lasted() == null ? OF_SET.multipliedBy(count) : heading.lasted();
        var unusable = heading.unusable();
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
                    line.line(),
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
        var key = start + "|" + workout.key().name();
        if (unusable != null) {
            var minutes = Math.toIntExact(lasted.toMinutes());
            assumedOf.put(key, new AssumedDuration(first.line(), unusable.column(), unusable.value(), minutes));
        }
        return new LoggedSession(
                key,
                start.atZone(zone).toOffsetDateTime(),
                start.plus(lasted).atZone(zone).toOffsetDateTime(),
                keyed);
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

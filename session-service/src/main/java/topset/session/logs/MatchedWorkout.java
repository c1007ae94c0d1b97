package topset.session.logs;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.contract.Weight;
import topset.session.logs.LogImportReport.AssumedDuration;
import topset.session.logs.LogWorkout.KeyedLine;
import topset.session.sessions.SessionImports.KeyedSet;
import topset.session.sessions.SessionImports.LoggedSession;
import topset.session.sets.LimitViolation;
import topset.session.sets.SetDetails;
import topset.session.sets.SetLimits;

/**
 * A workout of a log whose exercises are known.
 *
 * @param lines in the order of the session's sets
 * @param assumed the assumed duration; null if the log's own is used, or if the log has none
 */
public record MatchedWorkout(
        LoggedSession session,
        List<LogLine> lines,
        @Nullable AssumedDuration assumed) {
    /** Assumed if the log does not contain the duration of the workout. */
    private static final Duration OF_SET = Duration.ofMinutes(2);

    /** @param place the position in the workout */
    private record Matched(KeyedLine keyed, Exercise exercise, Weight load, int place) {}

    /** Also records which entries of the request's mapping of exercise names were needed. */
    public static final class Matcher {
        private final ExerciseNames names;
        private final LogColumns columns;
        private final ZoneId zone;
        private final Map<String, String> mapping;
        private final Set<String> used = new HashSet<>();

        public Matcher(ExerciseNames names, LogColumns columns, ZoneId zone, Map<String, String> mappingByWords) {
            this.names = names;
            this.columns = columns;
            this.zone = zone;
            this.mapping = mappingByWords;
        }

        /** Whether the request's mapping was needed for at least one line with this name. */
        public boolean hasUsed(String name) {
            return used.contains(ExerciseNames.words(name));
        }

        /** Lines that are not valid sets are only counted. */
        public MatchedWorkout match(LogWorkout workout, LogImportReport.Counter counter) {
            var matched = new ArrayList<Matched>();
            for (int place = 0; place < workout.lines().size(); place++) {
                var keyed = workout.lines().get(place);
                var exercise = names.find(keyed.line().exercise(), mapping);
                if (exercise == null) {
                    counter.addUnmatched(keyed.line());
                } else {
                    if (!names.isKnown(keyed.line().exercise())) {
                        used.add(ExerciseNames.words(keyed.line().exercise()));
                    }
                    try {
                        matched.add(new Matched(keyed, exercise, load(keyed.line(), exercise), place));
                    } catch (BadLineException bad) {
                        counter.skip(bad.at(keyed.line().line()));
                    }
                }
            }
            return matched(workout, matched);
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
            for (LimitViolation violation : SetLimits.load(load, exercise.loadMode())) {
                throw bad(violation.message(), violation.rule());
            }
            return load;
        }

        private BadLineException bad(String reason, String rule) {
            return new BadLineException(columns.name(LogColumns.Column.WEIGHT), reason, rule);
        }

        private MatchedWorkout matched(LogWorkout workout, List<Matched> matched) {
            var count = workout.lines().size();
            var first = workout.lines().getFirst().line();
            var lasted = first.lasted() == null ? OF_SET.multipliedBy(count) : first.lasted();
            var unusable = first.unusable();
            var start = workout.key().startedAt();
            var roles = roles(matched);
            var sets = new ArrayList<KeyedSet>();
            for (int n = 0; n < matched.size(); n++) {
                var set = matched.get(n);
                var line = set.keyed().line();
                sets.add(new KeyedSet(
                        set.keyed().key(),
                        new SetDetails(
                                set.exercise().id(),
                                roles.get(n),
                                set.load(),
                                line.reps(),
                                line.rpe(),
                                false,
                                start.plus(lasted.multipliedBy(set.place() + 1L).dividedBy(count + 1L))
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .atZone(zone)
                                        .toOffsetDateTime(),
                                null,
                                line.note())));
            }
            return new MatchedWorkout(
                    new LoggedSession(
                            start + "|" + workout.key().name(),
                            start.atZone(zone).toOffsetDateTime(),
                            start.plus(lasted).atZone(zone).toOffsetDateTime(),
                            sets),
                    matched.stream().map(set -> set.keyed().line()).toList(),
                    unusable == null
                            ? null
                            : new AssumedDuration(
                                    first.line(),
                                    unusable.column(),
                                    unusable.value(),
                                    Math.toIntExact(lasted.toMinutes())));
        }

        private static List<topset.contract.SetRole> roles(List<Matched> matched) {
            var byExercise = new HashMap<String, List<Integer>>();
            for (int n = 0; n < matched.size(); n++) {
                byExercise
                        .computeIfAbsent(matched.get(n).exercise().id(), id -> new ArrayList<>())
                        .add(n);
            }
            var roles = new ArrayList<>(java.util.Collections.nCopies(matched.size(), topset.contract.SetRole.WARM_UP));
            byExercise.values().forEach(places -> {
                var ofExercise = SetRoles.of(places.stream()
                        .map(n -> new SetRoles.Lifted(
                                matched.get(n).load(),
                                matched.get(n).keyed().line().warmUp()))
                        .toList());
                for (int n = 0; n < places.size(); n++) {
                    roles.set(places.get(n), ofExercise.get(n));
                }
            });
            return roles;
        }
    }
}

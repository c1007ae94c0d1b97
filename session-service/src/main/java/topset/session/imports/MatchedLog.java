package topset.session.imports;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import topset.session.logs.ExerciseNames;
import topset.session.logs.LogFile;
import topset.session.logs.LogImportReport;
import topset.session.logs.LogWorkout;
import topset.session.logs.MatchedWorkout;
import topset.session.logs.SkippedLine;
import topset.session.sessions.SessionImports.Outcome;
import topset.session.sets.TrainingLimits;

/** Matches the workouts of a log to exercises a few at a time, and counts the lines by result. */
final class MatchedLog {
    private final Iterator<List<LogWorkout>> workouts;
    private final MatchedWorkout.Matcher matcher;
    private final ImportSettings settings;
    private final LogImportReport.Counter counter;

    private MatchedLog(
            Iterator<List<LogWorkout>> workouts,
            MatchedWorkout.Matcher matcher,
            ImportSettings settings,
            LogImportReport.Counter counter) {
        this.workouts = workouts;
        this.matcher = matcher;
        this.settings = settings;
        this.counter = counter;
    }

    /**
     * Lines that are not valid sets are counted at once.
     *
     * @param names the exercises that names in the log can mean
     * @param latest the latest start of a workout
     * @param most how many workouts to match, the oldest ones
     */
    static MatchedLog of(LogFile file, ImportSettings settings, ExerciseNames names, LocalDateTime latest, int most) {
        var counter = new LogImportReport.Counter();
        var workouts = file.workouts(settings.zone(), settings.unit(), latest, counter::skip);
        var matcher = new MatchedWorkout.Matcher(names, file.columns(), settings.zone(), settings.mappingByWords());
        var portions = Portions.of(
                workouts.subList(0, Math.min(most, workouts.size())),
                workout -> workout.lines().size());
        return new MatchedLog(portions.iterator(), matcher, settings, counter);
    }

    /** The next workouts, for one transaction, the oldest first; none at the end of the log. */
    List<MatchedWorkout> next() {
        return workouts.hasNext()
                ? workouts.next().stream()
                        .map(workout -> matcher.match(workout, counter))
                        .toList()
                : List.of();
    }

    int count(MatchedWorkout workout, List<Outcome> outcomes) {
        var added = 0;
        for (int n = 0; n < outcomes.size(); n++) {
            switch (outcomes.get(n)) {
                case ADDED -> {
                    added++;
                    counter.addSet();
                }
                case DUPLICATE -> counter.addDuplicate();
                case SESSION_FULL ->
                    counter.skip(new SkippedLine(
                            workout.lines().get(n).line(),
                            null,
                            "a workout must have at most " + TrainingLimits.SETS_OF_SESSION + " sets",
                            TrainingLimits.SETS_OF_SESSION_RULE));
            }
        }
        if (added > 0) {
            counter.addSession();
            if (workout.assumed() != null) {
                counter.assume(workout.assumed());
            }
        }
        return added;
    }

    /** Counts all lines of the workout as skipped. */
    void skip(MatchedWorkout workout, String reason, String rule) {
        workout.lines().forEach(line -> counter.skip(new SkippedLine(line.line(), null, reason, rule)));
    }

    /** Counted so far. */
    int lines() {
        return counter.lines();
    }

    LogImportReport report() {
        return counter.report(settings.mapping().keySet().stream()
                .filter(name -> !matcher.hasUsed(name))
                .toList());
    }
}

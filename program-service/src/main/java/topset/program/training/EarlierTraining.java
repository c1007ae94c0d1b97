package topset.program.training;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.training.lift.LoggedSet;

/**
 * What an athlete did before a program (training-rules.md § 11, "weeks run on across programs").
 *
 * @param earlier the athlete's earlier programs, in the order of their starts
 * @param calendar of the program that is entered
 */
public record EarlierTraining(
        List<Program> earlier,
        TrainingCalendar calendar,
        Bodyweights bodyweights,
        Function<String, @Nullable Exercise> catalogue) {

    /** When a program was: [its start, its end). */
    public record Program(TrainingCalendar calendar, Instant endsAt) {}

    public EarlierTraining {
        earlier = List.copyOf(earlier);
    }

    /**
     * The trends on entering week 1 of the program.
     *
     * @param sets all of the athlete's sets; those from week 1 on do no harm
     */
    public Map<String, ExerciseTrend> trends(Collection<LoggedSet> sets) {
        return Map.of();
    }
}

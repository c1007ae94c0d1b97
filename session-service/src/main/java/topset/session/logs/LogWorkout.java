package topset.session.logs;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sets in the order of the log. Each set has a key that is the same in every export of the log. */
public final class LogWorkout {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");

    private final Key key;
    private final List<KeyedLine> lines = new ArrayList<>();
    private SetRun run = new SetRun();

    /** Lines with the same start and workout name belong to one workout. */
    public record Key(LocalDateTime startedAt, String name) {}

    /**
     * What each line says about its workout.
     *
     * @param unusable what the log says about the end or the duration, if that cannot be used
     */
    public record Heading(
            Key key, @Nullable Duration lasted, @Nullable Unusable unusable) {}

    /** A value that is unreadable, not after the start, or implausibly long. {@code column} is a name in the header. */
    public record Unusable(String column, String value) {}

    /** Two lines of a workout have the same key only if they describe the same set. */
    public record KeyedLine(String key, LogLine line) {}

    /** Consecutive lines of this workout. If a log contains the workout twice, it has two runs with the same keys. */
    private static final class SetRun {
        private final Map<String, Integer> blocks = new HashMap<>();
        private final Map<String, Integer> marks = new HashMap<>();
        private String exercise = "";
        private int last = -1;

        /** The exercise, the number of its block in the workout, the set's number or mark, the weight and the reps. */
        private String key(LogLine line) {
            var name = ExerciseNames.words(line.exercise());
            var number = DIGITS.matcher(line.label()).matches() ? Integer.parseInt(line.label()) : -1;
            if (!name.equals(exercise) || (number >= 0 && number < last)) {
                blocks.merge(name, 1, Integer::sum);
                marks.clear();
                exercise = name;
                last = -1;
            }
            last = number < 0 ? last : number;
            var index =
                    number >= 0 ? Integer.toString(number) : line.label() + marks.merge(line.label(), 1, Integer::sum);
            return String.join(
                    "|",
                    name,
                    String.valueOf(blocks.get(name)),
                    index,
                    line.weight() == null
                            ? ""
                            : line.weight().stripTrailingZeros().toPlainString() + line.unit(),
                    Integer.toString(line.reps()));
        }
    }

    LogWorkout(Key key) {
        this.key = key;
    }

    public Key key() {
        return key;
    }

    public List<KeyedLine> lines() {
        return lines;
    }

    /** Called when lines of another workout are between two lines of this workout. */
    void beginRun() {
        run = new SetRun();
    }

    void add(LogLine line) {
        lines.add(new KeyedLine(run.key(line), line));
    }
}

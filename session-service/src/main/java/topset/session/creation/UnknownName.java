package topset.session.creation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.session.logs.ExerciseNames;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogLine;

/** An exercise name that matches no exercise, as the training log first writes it. */
public record UnknownName(String name, int lines, int withoutWeight) {

    /** Keeps at most as many names as the report of an import lists. */
    public static final class Collector {
        private final ExerciseNames names;
        private final Map<String, String> mapping;
        private final Map<String, UnknownName> found = new LinkedHashMap<>();

        public Collector(ExerciseNames names, Map<String, String> mapping) {
            this.names = names;
            this.mapping = mapping;
        }

        public void add(LogLine line) {
            var words = ExerciseNames.words(line.exercise());
            var hasRoom = found.size() < ImportLimits.LISTED || found.containsKey(words);
            if (hasRoom && names.find(line.exercise(), mapping) == null) {
                var withoutWeight = line.weight() == null ? 1 : 0;
                found.merge(
                        words,
                        new UnknownName(line.exercise(), 1, withoutWeight),
                        (known, more) ->
                                new UnknownName(known.name, known.lines + 1, known.withoutWeight + more.withoutWeight));
            }
        }

        public List<UnknownName> found() {
            return List.copyOf(found.values());
        }
    }
}

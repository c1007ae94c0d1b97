package topset.session.creation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import topset.session.logs.ExerciseNames;

/**
 * The name of an exercise, divided into words.
 *
 * @param movement the words that describe the movement, each once, such as incline and curl
 * @param head the word that names the movement, such as curl; empty if there is none
 */
record MovementName(List<String> movement, String head, Set<String> equipment, Set<BodyPart> bodyParts) {
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern PLURAL = Pattern.compile("(?<=[a-z]{3})s$");
    /** The text after a match only adds details, as in "Lat Pulldown - Close Grip (Cable)". */
    private static final Pattern DETAILS = Pattern.compile("\\(| - ");

    private static final Map<String, String> SPELLINGS =
            Map.of("flye", "fly", "flie", "fly", "db", "dumbbell", "bb", "barbell");

    private static final Set<String> BARBELL = Set.of("barbell", "langhantel");
    private static final Set<String> MACHINE = Set.of("machine", "maschine", "smith");
    private static final Set<String> OTHER_EQUIPMENT =
            Set.of("dumbbell", "kurzhantel", "kettlebell", "cable", "kabelzug", "band", "plate", "bodyweight");

    private static final Set<String> NO_MOVEMENT = Set.of(
            "weighted",
            "assisted",
            "single",
            "one",
            "1",
            "arm",
            "with",
            "the",
            "and",
            "of",
            "on",
            "to",
            "my",
            "own",
            "mit",
            "am",
            "an",
            "der");

    static MovementName of(String name) {
        var words = words(name);
        var movement = movement(words);
        var beforeDetails = movement(words(DETAILS.split(name, 2)[0]));
        var named = beforeDetails.isEmpty() ? movement : beforeDetails;
        var equipment = new HashSet<>(words);
        equipment.removeIf(word -> !isEquipment(word));
        return new MovementName(
                movement, named.isEmpty() ? "" : named.getLast(), Set.copyOf(equipment), BodyPart.in(words));
    }

    boolean namesBarbell() {
        return equipment.stream().anyMatch(BARBELL::contains);
    }

    boolean namesMachine() {
        return equipment.stream().anyMatch(MACHINE::contains);
    }

    boolean namesOtherEquipment() {
        return equipment.stream().anyMatch(OTHER_EQUIPMENT::contains);
    }

    private static boolean isEquipment(String word) {
        return BARBELL.contains(word) || MACHINE.contains(word) || OTHER_EQUIPMENT.contains(word);
    }

    private static List<String> movement(List<String> words) {
        return words.stream()
                .filter(word -> !isEquipment(word) && !NO_MOVEMENT.contains(word))
                .distinct()
                .toList();
    }

    private static List<String> words(String name) {
        return SPACE.splitAsStream(ExerciseNames.words(name))
                .map(word -> PLURAL.matcher(word).replaceFirst(""))
                .map(word -> SPELLINGS.getOrDefault(word, word))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

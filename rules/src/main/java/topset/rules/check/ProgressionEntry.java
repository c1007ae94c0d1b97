package topset.rules.check;

import java.util.Arrays;
import java.util.List;
import topset.rules.lift.Variant;
import topset.rules.progression.Progressions;

/**
 * A progression method that can be chosen for a lift.
 *
 * @param method the value of a lift's {@code progression.method}
 * @param variants the variants that it can be combined with
 * @param rules ids of the rules with which the method changes the load
 */
public record ProgressionEntry(String method, String says, List<Variant> variants, List<String> rules) {
    public ProgressionEntry {
        variants = List.copyOf(variants);
        rules = List.copyOf(rules);
    }

    public static List<ProgressionEntry> all() {
        return of(Progressions.STANDARD);
    }

    public static List<ProgressionEntry> of(Progressions progressions) {
        return progressions.all().stream()
                .map(each -> new ProgressionEntry(
                        each.name(),
                        each.guide().says(),
                        Arrays.stream(Variant.values()).filter(each::suits).toList(),
                        each.guide().rules()))
                .toList();
    }
}

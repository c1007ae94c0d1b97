package topset.program.athletes;

import java.util.List;

/** The coaches and tags of an athlete, each list without repeats and in ascending order. */
public record CoachesAndTags(List<String> coaches, List<String> tags) {
    public static final CoachesAndTags NONE = new CoachesAndTags(List.of(), List.of());

    public CoachesAndTags {
        coaches = coaches.stream().distinct().sorted().toList();
        tags = tags.stream().distinct().sorted().toList();
    }

    public CoachesAndTags withCoaches(List<String> others) {
        return new CoachesAndTags(others, tags);
    }

    public CoachesAndTags withTags(List<String> others) {
        return new CoachesAndTags(coaches, others);
    }
}

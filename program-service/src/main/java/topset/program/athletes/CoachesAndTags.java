package topset.program.athletes;

import java.util.List;

/**
 * The coaches and tags of an athlete, each list without repeats and in ascending order.
 *
 * @param coaches the subjects of the coaches' tokens
 */
public record CoachesAndTags(List<String> coaches, List<String> tags) {
    /** The value for an athlete who has neither coaches nor tags. */
    public static final CoachesAndTags NONE = new CoachesAndTags(List.of(), List.of());

    public CoachesAndTags {
        coaches = coaches.stream().distinct().sorted().toList();
        tags = tags.stream().distinct().sorted().toList();
    }

    /** Returns a copy in which the given coaches replace the athlete's coaches. */
    public CoachesAndTags withCoaches(List<String> others) {
        return new CoachesAndTags(others, tags);
    }

    /** Returns a copy in which the given tags replace the athlete's tags. */
    public CoachesAndTags withTags(List<String> others) {
        return new CoachesAndTags(coaches, others);
    }
}

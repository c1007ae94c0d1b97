package topset.program.athletes;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each list is without repeats and in ascending order. {@code archivedAt} is null if the athlete is not archived. */
@Embeddable
public record CoachesAndTags(
        List<String> coaches, List<String> tags, @Nullable Instant archivedAt) {
    public static final CoachesAndTags NONE = new CoachesAndTags(List.of(), List.of(), null);

    public CoachesAndTags {
        coaches = coaches.stream().distinct().sorted().toList();
        tags = tags.stream().distinct().sorted().toList();
        archivedAt = archivedAt == null ? null : archivedAt.truncatedTo(ChronoUnit.MICROS); // as PostgreSQL stores it
    }

    public CoachesAndTags withCoaches(List<String> others) {
        return new CoachesAndTags(others, tags, archivedAt);
    }

    public CoachesAndTags withTags(List<String> others) {
        return new CoachesAndTags(coaches, others, archivedAt);
    }

    public CoachesAndTags archived(@Nullable Instant since) {
        return new CoachesAndTags(coaches, tags, since);
    }
}

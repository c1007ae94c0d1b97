package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is read back.
 *
 * @param sets in the order they were completed, then in the order they arrived; removed ones are left out
 */
@Schema(name = "Session")
public record SessionView(
        UUID sessionId,
        String athleteId,
        OffsetDateTime startedAt,
        @Nullable Integer day,
        @Nullable OffsetDateTime finishedAt,
        List<SetView> sets) {

    static SessionView of(UUID sessionId, Session.Begun session) {
        return new SessionView(
                sessionId,
                session.athleteId(),
                session.startedAt(),
                session.day(),
                session.finish() == null ? null : session.finish().finishedAt(),
                session.sets().entrySet().stream()
                        .flatMap(set -> set.getValue().now() == null
                                ? java.util.stream.Stream.empty()
                                : java.util.stream.Stream.of(SetView.of(
                                        set.getKey(),
                                        set.getValue().revision(),
                                        set.getValue().now())))
                        .sorted(Comparator.comparing(set -> set.completedAt().toInstant()))
                        .toList());
    }
}

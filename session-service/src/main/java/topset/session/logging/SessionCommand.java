package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a session. Its values are within their limits: the edge has checked them (SessionBodyChecks). Time comes in as
 * {@code asOf}.
 */
public sealed interface SessionCommand {

    record Start(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day) implements SessionCommand {}

    /** One set, or many that an offline client catches up with: all or none. */
    record CompleteSets(List<NewSet> sets) implements SessionCommand {}

    /** Replace a set whole; only if the current revision is one that is expected. */
    record CorrectSet(NewSet set, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record RemoveSet(UUID setId, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record Finish(OffsetDateTime finishedAt) implements SessionCommand {}

    /** A set as the client sent it. */
    record NewSet(UUID setId, SetDetails details) {}
}

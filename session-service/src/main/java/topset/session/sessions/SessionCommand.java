package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.session.sets.ExpectedRevision;
import topset.session.sets.SetDetails;

/**
 * A command on a session. Its values are within their limits, because SessionBodyChecks has checked them. The current
 * time is passed as {@code asOf}.
 */
public sealed interface SessionCommand {

    record Start(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day) implements SessionCommand {}

    /** Logs one set, or a batch from an offline client. Either all sets of a batch are stored or none. */
    record CompleteSets(List<NewSet> sets) implements SessionCommand {}

    /** Replaces the whole content of a set, if the current revision is an expected one. */
    record CorrectSet(NewSet set, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record RemoveSet(UUID setId, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record Finish(OffsetDateTime finishedAt) implements SessionCommand {}

    /**
     * Adds sets of another app's log, and starts and finishes the session if it does not exist. Sets that the session
     * already has stay unchanged.
     */
    record ImportSets(
            UUID importId, String athleteId, OffsetDateTime startedAt, List<NewSet> sets, OffsetDateTime finishedAt)
            implements SessionCommand {}

    /** Removes the sets that the import added and nobody has corrected or removed since. */
    record UndoImport(UUID importId, OffsetDateTime asOf) implements SessionCommand {}

    /** A set to store, with the id that the client chose and its content. */
    record NewSet(UUID setId, SetDetails details) {}
}

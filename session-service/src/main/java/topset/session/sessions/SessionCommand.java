package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;

/**
 * The values are within their limits, because {@code SessionBodyChecks} has checked them. {@code asOf} is the current
 * time.
 */
public sealed interface SessionCommand {

    record Start(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day) implements SessionCommand {}

    /** One set, or the batch of an offline client. Either all sets of a batch are stored or none. */
    record CompleteSets(List<NewSet> sets) implements SessionCommand {}

    /** Replaces the whole content, if the current revision is expected; empty: any is. */
    record CorrectSet(NewSet set, Optional<Set<Integer>> expected, OffsetDateTime asOf) implements SessionCommand {}

    /** Names the import of another gym whose undo removed the set there; null if a person removes it. */
    record RemoveSet(
            UUID setId,
            Optional<Set<Integer>> expected,
            OffsetDateTime asOf,
            @Nullable UUID importId) implements SessionCommand {}

    record Finish(OffsetDateTime finishedAt) implements SessionCommand {}

    /**
     * Adds sets of a training log that another app exported, the first ones if the session has no room for all. Starts
     * and finishes the session if it does not exist. Sets that the session already has stay unchanged.
     */
    record ImportSets(
            UUID importId, String athleteId, OffsetDateTime startedAt, List<NewSet> sets, OffsetDateTime finishedAt)
            implements SessionCommand {}

    /** Removes the sets that an import added, except sets that were corrected or removed since. */
    record UndoImport(UUID importId, OffsetDateTime asOf) implements SessionCommand {}

    record NewSet(UUID setId, SetDetails details) {}
}

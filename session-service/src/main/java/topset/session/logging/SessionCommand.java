package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;

/** What is asked of a session. Time comes in as {@code asOf}, the catalogue's knowledge as {@code exercise}. */
public sealed interface SessionCommand {

    record Start(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            OffsetDateTime asOf) implements SessionCommand {}

    /** One set, or many that an offline client catches up with: all or none. */
    record CompleteSets(List<NewSet> sets, OffsetDateTime asOf) implements SessionCommand {}

    /** Replace a set whole; only if the current revision is one that is expected. */
    record CorrectSet(NewSet set, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record RemoveSet(UUID setId, ExpectedRevision expected, OffsetDateTime asOf) implements SessionCommand {}

    record Finish(OffsetDateTime finishedAt, OffsetDateTime asOf) implements SessionCommand {}

    /**
     * A set as the client sent it.
     *
     * @param field where it stood in the body: empty, or as in {@code sets[3].}
     * @param exercise the catalogue's entry, null when there is none
     */
    record NewSet(
            String field,
            UUID setId,
            SetDetails details,
            @Nullable Exercise exercise) {}
}

package topset.session.transfer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.edge.transfer.Line;
import topset.edge.web.Violations;
import topset.session.events.SessionEvent;
import topset.session.sessions.SessionBodyChecks;
import topset.session.sessions.SessionCommand;
import topset.session.sessions.SessionRequests.FinishBody;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionRequests.StartBody;
import topset.session.sessions.TrainingLimits;
import topset.store.RecordedEvent;

/** A line of an export file about a session. It contains the request body of the call that caused the event. */
sealed interface SessionLine extends Line {
    @Override
    String athleteId();

    UUID sessionId();

    @JsonTypeName("session")
    record StartLine(@NotNull String athleteId, @Valid StartBody session) implements SessionLine {
        @Override
        public UUID sessionId() {
            return requireNonNull(session.sessionId());
        }
    }

    @JsonTypeName("set")
    record SetLine(
            @NotNull String athleteId,
            UUID sessionId,
            @Valid SetBody set) implements SessionLine {}

    /** {@code revision} is the number of the revision that the correction creates. */
    @JsonTypeName("correction")
    record CorrectionLine(
            @NotNull String athleteId,
            UUID sessionId,
            Integer revision,
            OffsetDateTime at,
            @Valid SetBody set) implements SessionLine {}

    /** {@code importId} names the import of the other gym whose undo removed the set; absent if a person removed it. */
    @JsonTypeName("removal")
    record RemovalLine(
            @NotNull String athleteId,
            UUID sessionId,
            UUID setId,
            Integer revision,
            OffsetDateTime at,
            @Nullable UUID importId)
            implements SessionLine {}

    @JsonTypeName("finish")
    record FinishLine(
            @NotNull String athleteId,
            UUID sessionId,
            @Valid FinishBody finish) implements SessionLine {}

    /** The line of an event; null for an erasure, whose stream is not that of a session. */
    static @Nullable SessionLine of(RecordedEvent recorded, SessionEvent event) {
        var athlete = recorded.athlete().id();
        return switch (event) {
            case SessionEvent.Started started ->
                new StartLine(
                        athlete,
                        new StartBody(session(recorded), started.athleteId(), started.startedAt(), started.day()));
            case SessionEvent.SetCompleted completed ->
                new SetLine(athlete, session(recorded), body(completed.setId(), completed.set()));
            case SessionEvent.SetCorrected corrected ->
                new CorrectionLine(
                        athlete,
                        session(recorded),
                        corrected.revision(),
                        corrected.correctedAt(),
                        body(corrected.setId(), corrected.set()));
            case SessionEvent.SetRemoved(var setId, int revision, var at, var importId) ->
                new RemovalLine(athlete, session(recorded), setId, revision, at, importId);
            case SessionEvent.Finished finished ->
                new FinishLine(athlete, session(recorded), new FinishBody(finished.finishedAt()));
            case SessionEvent.AthleteErased _ -> null;
        };
    }

    private static UUID session(RecordedEvent recorded) {
        return SessionEvent.sessionId(recorded.stream());
    }

    private static SetBody body(UUID setId, SetDetails set) {
        return new SetBody(
                setId,
                set.exercise(),
                set.role(),
                set.load(),
                set.reps(),
                set.rpe(),
                set.completedAt(),
                set.slotId(),
                set.pain() ? Boolean.TRUE : null,
                set.note());
    }

    /** The line must have passed the checks. */
    default SessionCommand command() {
        return switch (this) {
            case StartLine line ->
                new SessionCommand.Start(
                        line.session().athleteId(),
                        line.session().startedAt(),
                        line.session().day());
            case SetLine line ->
                new SessionCommand.CompleteSets(List.of(line.set().newSet()));
            case CorrectionLine line ->
                new SessionCommand.CorrectSet(line.set().newSet(), replaced(line.revision()), line.at());
            case RemovalLine line ->
                new SessionCommand.RemoveSet(line.setId(), replaced(line.revision()), line.at(), line.importId());
            case FinishLine line -> new SessionCommand.Finish(line.finish().finishedAt());
        };
    }

    private static Optional<Set<Integer>> replaced(int revision) {
        return Optional.of(Set.of(revision - 1));
    }

    /** In the same way as the body of the API call. A field that is unreadable is null, and is already reported. */
    default void check(SessionBodyChecks checks, BiConsumer<SetBody, Violations> ofSet, Violations found) {
        switch (this) {
            case StartLine line
            when line.session() != null -> {
                checks.start(line.session(), found.in("session"));
                checkStart(line.athleteId(), line.session(), found.in("session"));
            }
            case SetLine line when line.set() != null -> ofSet.accept(line.set(), found.in("set"));
            case CorrectionLine line -> {
                if (line.set() != null) {
                    ofSet.accept(line.set(), found.in("set"));
                }
                checkRevision(line.revision(), found);
                checks.notFarAhead("at", line.at(), found);
            }
            case RemovalLine line -> {
                checkRevision(line.revision(), found);
                checks.notFarAhead("at", line.at(), found);
            }
            case FinishLine line when line.finish() != null -> checks.finish(line.finish(), found.in("finish"));
            case StartLine _, SetLine _, FinishLine _ -> {}
        }
    }

    private static void checkStart(String athleteId, StartBody session, Violations found) {
        if (session.sessionId() == null) {
            found.refuse("sessionId", "is required, so that an import of the same line again adds nothing", "line");
        }
        if (session.athleteId() != null && !session.athleteId().equals(athleteId)) {
            found.refuse(
                    "athleteId", "must be the same id as the athleteId of the line, which is " + athleteId, "line");
        }
    }

    private static void checkRevision(@Nullable Integer revision, Violations found) {
        if (revision != null && (revision < 2 || revision > TrainingLimits.REVISIONS_OF_SET + 1)) {
            found.refuse(
                    "revision", "must be 2 to " + (TrainingLimits.REVISIONS_OF_SET + 1) + ", not " + revision, "line");
        }
    }
}

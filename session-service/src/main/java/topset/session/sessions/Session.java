package topset.session.sessions;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.OrderedPMap;
import topset.contract.SetDetails;
import topset.session.events.SessionEvent;

/** The state of a session: its events, applied in order. */
public sealed interface Session {

    record None() implements Session {}

    /**
     * The session was started.
     *
     * @param sequence the number of the start among the athlete's events
     * @param finish null while the session runs; sets may still arrive after the finish
     * @param sets every set that was ever logged in the session, including removed ones, in the order of arrival. The map
     * is persistent, so the cost of logging a set does not grow with the session
     * @param undone whether the undo of an import removed every set of the session; such a session is hidden
     */
    record Begun(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            long sequence,
            @Nullable SessionFinish finish,
            OrderedPMap<UUID, LoggedSet> sets,
            boolean undone)
            implements Session {

        Begun withSet(UUID setId, LoggedSet set) {
            return new Begun(athleteId, startedAt, day, sequence, finish, sets.plus(setId, set), undone);
        }

        Begun finished(SessionFinish end) {
            return new Begun(athleteId, startedAt, day, sequence, end, sets, undone);
        }

        Begun undone(boolean isUndone) {
            return new Begun(athleteId, startedAt, day, sequence, finish, sets, isUndone);
        }
    }

    /** The athlete has been erased. The session's id cannot be used again. */
    record Erased() implements Session {}

    record SessionFinish(OffsetDateTime finishedAt, long sequence) {}

    /**
     * Includes the content of the first revision, which is needed to answer a repeated request.
     *
     * @param first the content of the first revision
     * @param firstSequence the number of the event of the first revision, in the athlete's sequence
     * @param revision from 1; a removal counts too
     * @param now the current content; null if the set is removed
     * @param sequence the number of the event of the current revision, in the athlete's sequence
     * @param importId the import that added the set; null if no import added it
     * @param undone whether the undo of an import removed the set
     */
    record LoggedSet(
            SetDetails first,
            long firstSequence,
            int revision,
            @Nullable SetDetails now,
            long sequence,
            @Nullable UUID importId,
            boolean undone) {

        LoggedSet revised(int newRevision, @Nullable SetDetails content, long number, boolean isUndone) {
            return new LoggedSet(first, firstSequence, newRevision, content, number, importId, isUndone);
        }
    }

    /**
     * The state after the event.
     *
     * @param sequence the event's number among the athlete's events
     * @throws IllegalStateException if the event is impossible for this session
     */
    static Session evolve(Session session, SessionEvent event, long sequence) {
        if (event instanceof SessionEvent.AthleteErased) {
            return new Erased();
        }
        if (session instanceof None && event instanceof SessionEvent.Started started) {
            return new Begun(
                    started.athleteId(),
                    started.startedAt(),
                    started.day(),
                    sequence,
                    null,
                    OrderedPMap.empty(),
                    false);
        }
        if (!(session instanceof Begun begun)) {
            throw impossible(event);
        }
        return switch (event) {
            case SessionEvent.SetCompleted completed -> completed(begun, completed, sequence);
            case SessionEvent.SetCorrected corrected ->
                begun.withSet(
                        corrected.setId(),
                        revised(begun, corrected, corrected.setId(), corrected.revision())
                                .revised(corrected.revision(), corrected.set(), sequence, false));
            case SessionEvent.SetRemoved removed -> {
                var byUndo = removed.importId() != null;
                var left = begun.withSet(
                        removed.setId(),
                        revised(begun, removed, removed.setId(), removed.revision())
                                .revised(removed.revision(), null, sequence, byUndo));
                yield byUndo ? left.undone(left.sets().values().stream().allMatch(set -> set.now() == null)) : left;
            }
            case SessionEvent.Finished finished -> finished(begun, finished, sequence);
            case SessionEvent.Started _, SessionEvent.AthleteErased _ -> throw impossible(event);
        };
    }

    private static Session completed(Begun begun, SessionEvent.SetCompleted completed, long sequence) {
        if (begun.sets().containsKey(completed.setId())) {
            throw impossible(completed);
        }
        return begun.withSet(
                completed.setId(),
                new LoggedSet(completed.set(), sequence, 1, completed.set(), sequence, completed.importId(), false));
    }

    private static LoggedSet revised(Begun begun, SessionEvent event, UUID setId, int revision) {
        var set = begun.sets().get(setId);
        if (set == null || set.now() == null || revision != set.revision() + 1) {
            throw impossible(event);
        }
        return set;
    }

    private static Session finished(Begun begun, SessionEvent.Finished finished, long sequence) {
        if (begun.finish() != null) {
            throw impossible(finished);
        }
        return begun.finished(new SessionFinish(finished.finishedAt(), sequence));
    }

    private static IllegalStateException impossible(SessionEvent event) {
        return new IllegalStateException("The event is impossible in the current state of the session: " + event);
    }
}

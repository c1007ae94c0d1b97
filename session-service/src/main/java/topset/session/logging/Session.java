package topset.session.logging;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as its events made it. */
public sealed interface Session {

    /** There is none by that id. */
    record None() implements Session {}

    /**
     * It was started.
     *
     * @param sequence the start's place among the athlete's events
     * @param finish absent while it runs; sets may still arrive afterwards
     * @param sets every set ever logged in it, removed ones too, in the order they arrived
     */
    record Begun(
            String athleteId,
            OffsetDateTime startedAt,
            @Nullable Integer day,
            long sequence,
            @Nullable Finish finish,
            Map<UUID, LoggedSet> sets)
            implements Session {

        Begun withSet(UUID setId, LoggedSet set) {
            var changed = new LinkedHashMap<>(sets);
            changed.put(setId, set);
            return new Begun(athleteId, startedAt, day, sequence, finish, Collections.unmodifiableMap(changed));
        }
    }

    /** It was, and its athlete has been erased: nobody begins another by its id. */
    record Erased() implements Session {}

    record Finish(OffsetDateTime finishedAt, long sequence) {}

    /**
     * A set with what is needed to answer a repeated request as the first was.
     *
     * @param first as it was first logged
     * @param firstSequence of that event among the athlete's events
     * @param revision from 1, also counts a removal
     * @param now null once removed
     * @param sequence of the event that made the revision
     */
    record LoggedSet(
            SetDetails first,
            long firstSequence,
            int revision,
            @Nullable SetDetails now,
            long sequence) {}

    /**
     * The session after an event.
     *
     * @param sequence the event's place among the athlete's events
     * @throws IllegalStateException when that cannot have happened to this session
     */
    static Session evolve(Session session, SessionEvent event, long sequence) {
        return switch (new Transition(session, event)) {
            case Transition(None none, SessionEvent.Started started) ->
                new Begun(started.athleteId(), started.startedAt(), started.day(), sequence, null, Map.of());
            case Transition(None none, SessionEvent.SetCompleted completed) -> throw impossible(completed);
            case Transition(None none, SessionEvent.SetCorrected corrected) -> throw impossible(corrected);
            case Transition(None none, SessionEvent.SetRemoved removed) -> throw impossible(removed);
            case Transition(None none, SessionEvent.Finished finished) -> throw impossible(finished);
            case Transition(Begun begun, SessionEvent.Started started) -> throw impossible(started);
            case Transition(Begun begun, SessionEvent.SetCompleted completed) -> completed(begun, completed, sequence);
            case Transition(Begun begun, SessionEvent.SetCorrected corrected) -> {
                var set = revised(begun, corrected, corrected.setId(), corrected.revision());
                yield begun.withSet(
                        corrected.setId(),
                        new LoggedSet(
                                set.first(), set.firstSequence(), corrected.revision(), corrected.set(), sequence));
            }
            case Transition(Begun begun, SessionEvent.SetRemoved removed) -> {
                var set = revised(begun, removed, removed.setId(), removed.revision());
                yield begun.withSet(
                        removed.setId(),
                        new LoggedSet(set.first(), set.firstSequence(), removed.revision(), null, sequence));
            }
            case Transition(Begun begun, SessionEvent.Finished finished) -> finished(begun, finished, sequence);
            case Transition(Session any, SessionEvent.AthleteErased erased) -> new Erased();
            case Transition(Erased gone, SessionEvent any) -> throw impossible(any);
        };
    }

    private static Session completed(Begun begun, SessionEvent.SetCompleted completed, long sequence) {
        if (begun.sets().containsKey(completed.setId())) {
            throw impossible(completed);
        }
        return begun.withSet(completed.setId(), new LoggedSet(completed.set(), sequence, 1, completed.set(), sequence));
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
        return new Begun(
                begun.athleteId(),
                begun.startedAt(),
                begun.day(),
                begun.sequence(),
                new Finish(finished.finishedAt(), sequence),
                begun.sets());
    }

    private static IllegalStateException impossible(SessionEvent event) {
        return new IllegalStateException("impossible in this session: " + event);
    }

    /** What is matched on. */
    record Transition(Session session, SessionEvent event) {}
}

package topset.program;

import java.time.OffsetDateTime;
import java.util.UUID;
import topset.contract.CompletedSet;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.contract.SetRole;
import topset.store.Athlete;
import topset.testsupport.SetEvent;

/** The sets of most tests in the form that the session service publishes: bench press, in kg. */
public final class Sets {
    private Sets() {}

    /** Returns a top set in a new session that started at this time. */
    public static CompletedSet top(Athlete athlete, String at, String load, int reps) {
        var time = OffsetDateTime.parse(at);
        return SetEvent.in(new SessionStarted(UUID.randomUUID(), athlete.gym(), athlete.id(), time, 1))
                .load(load)
                .reps(reps)
                .rpe("8.5")
                .completedAt(time.plusMinutes(10))
                .completed();
    }

    public static CompletedSet warmUp(Athlete athlete, String at, String load, int reps) {
        return warmUp(SetEvent.like(top(athlete, at, load, reps)));
    }

    /** Returns another warm-up set of the same session. */
    public static CompletedSet warmUpOf(CompletedSet first, String load, int reps) {
        return warmUp(SetEvent.like(backoffOf(first, load, reps)));
    }

    private static CompletedSet warmUp(SetEvent set) {
        return set.role(SetRole.WARM_UP).rpe((String) null).completed();
    }

    /** Returns a backoff set of the same session, five minutes later and without an RPE. */
    public static CompletedSet backoffOf(CompletedSet top, String load, int reps) {
        return SetEvent.another(top)
                .role(SetRole.BACKOFF)
                .load(load)
                .reps(reps)
                .rpe((String) null)
                .completedAt(top.set().completedAt().plusMinutes(5))
                .completed();
    }

    public static CompletedSet of(String exercise, CompletedSet set) {
        return SetEvent.like(set).exercise(exercise).completed();
    }

    public static CompletedSet corrected(CompletedSet set, int revision, int reps) {
        return SetEvent.like(set).reps(reps).corrected(revision);
    }

    public static SetRemoved removed(CompletedSet set, int revision) {
        return new SetRemoved(
                set.setId(),
                revision,
                set.sessionId(),
                set.gym(),
                set.athleteId(),
                set.set().completedAt());
    }
}
